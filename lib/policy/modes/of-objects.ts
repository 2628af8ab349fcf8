import type { FailureMode } from './mode';
import { OF_CONTENTS } from './of-contents';
import { OF_SURROUNDINGS } from './of-surroundings';

/** How objects around an application make it fail, and what finds it whoever wrote them: F30 to F61. */
export const OF_OBJECTS: readonly FailureMode[] = [...OF_CONTENTS, ...OF_SURROUNDINGS];
