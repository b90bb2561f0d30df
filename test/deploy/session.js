/*
 * What a session of the test's sshd runs. Uploads go to the simulated host's files with the real scp;
 * every other command goes to the test, which runs it on the simulated host. Terraform keeps to itself what
 * a failing scp says, so it is noted for the test.
 *
 *   node session.js HOME SOCKET NOTES
 */
const { spawn } = require('node:child_process');
const { appendFileSync } = require('node:fs');
const { connect } = require('node:net');

const [, , home, socketPath, notes] = process.argv;
const command = process.env.SSH_ORIGINAL_COMMAND ?? '';
const request = JSON.stringify({ command, connection: process.ppid });
const socket = connect(socketPath, () => socket.end(`${request}\n`));
let answer = '';
socket.setEncoding('utf8').on('data', (chunk) => (answer += chunk));
socket.on('error', (error) => give(`no answer: ${error}`));
socket.on('end', () => {
  if (answer === '') {
    give('an empty answer');
  }
  const { upload, stdout = '', stderr = '', exit = 255 } = JSON.parse(answer);
  if (upload) {
    receive();
  } else {
    process.stderr.write(stderr);
    process.stdout.write(stdout, () => process.exit(exit));
  }
});

function receive() {
  let said = '';
  const child = spawn('/bin/sh', ['-c', command], { cwd: home, stdio: ['inherit', 'inherit', 'pipe'] });
  child.stderr.setEncoding('utf8').on('data', (chunk) => (said += chunk));
  child.on('close', (status, signal) => {
    if (status === 0) {
      process.exit(0);
    }
    give(`${command}: ${status ?? signal}: ${said}`, status ?? 255);
  });
}

function give(note, status = 255) {
  appendFileSync(notes, `${note}\n`);
  process.exit(status);
}
