/** Segments behind slashes, none empty, `.` or `..`, none with the colon that Kubernetes refuses. */
const ABSOLUTE = /^(\/(?!\.{1,2}(\/|$))[^/:]+)+$/;

/** Whether a container can see something there. */
export const isMountPath = (path: string): boolean => ABSOLUTE.test(path);

/** Whether a path stays inside the volume that it is relative to; '' is all of it. */
export const isInside = (path: string): boolean =>
  !path.startsWith('/') && path.split('/').every((segment) => segment !== '..');
