import { benchDeploy } from './deploy';
import { benchJailconf } from './jailconf';
import { benchProvision } from './provision';
import { benchSynth } from './synth';

console.log('synth: time and peak memory beside raw cdktf with as many null_resources\n');
benchSynth();
console.log('\njail.conf: reading and formatting large files\n');
benchJailconf();
console.log("\nsynth beside terraform's first plan, hosts of 50 jails in one stack\n");
benchDeploy();
console.log('\nprovision.sh: an apply with nothing to do, on the simulated host\n');
void benchProvision();
