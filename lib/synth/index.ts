export { type ChartClass, isChartClass } from './chart-class';
export { discover, type Service } from './discover';
export { type DistFiles, fileOf, readDist } from './dist-files';
export { waveOf } from './reading-order';
export { type Rendering, renderChart } from './render';
export { runSynth, type SynthProps, type SynthResult, synth } from './synth';
export { type ClusterPlan, planSynth, type SynthPlan } from './synth-plan';
export { type Operation, planWrites, type WritePlanProps } from './write-plan';
export { toYaml } from './yaml';
