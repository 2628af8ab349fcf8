/** Files that containers mount. */
export interface ConfigFilesProps {
  /**
   * Keys, and the files that they are read from, below the service's folder in apps:
   * `{ 'nginx.conf': 'nginx/nginx.conf' }`. What is no UTF-8 becomes binaryData. All together 1 MiB at most.
   * @default - none
   */
  readonly files?: Readonly<Record<string, string>>;
  /** Keys and their texts, for what differs between environments. @default - none */
  readonly texts?: Readonly<Record<string, string>>;
  /**
   * Exact name, 63 characters at most, where somebody else looks for it. It can be changed then: pods that
   * mount it are rolled by `checksum`, but an old pod reads the new files at its next restart, or within
   * minutes where it mounts a whole directory of them.
   * @default - the names of service and construct and a hash of the content, immutable
   */
  readonly name?: string;
}
