export { checkFiles, type HeldFile } from './check-files';
export { addHooks } from './command';
export { installHook } from './install-hook';
export { stagedFiles } from './staged-files';
