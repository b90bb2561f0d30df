import { benchJailconf } from './jailconf';
import { benchProvision } from './provision';
import { benchSynth } from './synth';

console.log('synth: time and peak memory beside raw cdktf with as many null_resources\n');
benchSynth();
console.log('\njail.conf: reading and formatting large files\n');
benchJailconf();
console.log('\nprovision.sh: an apply with nothing to do, on the simulated host\n');
void benchProvision();
