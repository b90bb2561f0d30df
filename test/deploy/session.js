/*
 * What a session of the test's sshd runs. Uploads go to the simulated host's files with the real scp;
 * every other command goes to the test, which runs it on the simulated host.
 *
 *   node session.js HOME SOCKET
 */
const { spawn } = require('node:child_process');
const { connect } = require('node:net');

const [, , home, socketPath] = process.argv;
const command = process.env.SSH_ORIGINAL_COMMAND ?? '';
const request = JSON.stringify({ command, connection: process.ppid });
const socket = connect(socketPath, () => socket.end(`${request}\n`));
let answer = '';
socket.setEncoding('utf8').on('data', (chunk) => (answer += chunk));
socket.on('error', () => process.exit(255));
socket.on('end', () => {
  const { upload, stdout = '', stderr = '', exit = 255 } = JSON.parse(answer);
  if (upload) {
    const child = spawn('/bin/sh', ['-c', command], { cwd: home, stdio: 'inherit' });
    child.on('exit', (status) => process.exit(status ?? 255));
  } else {
    process.stderr.write(stderr);
    process.stdout.write(stdout, () => process.exit(exit));
  }
});
