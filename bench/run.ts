import { benchSynth } from './synth';

console.log('synth: time and peak memory beside raw cdktf with as many null_resources\n');
benchSynth();
