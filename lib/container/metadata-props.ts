/** What is written on pods, beside what the library writes. */
export interface MetadataProps {
  /** Never those of the library, by which pods are selected. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
}
