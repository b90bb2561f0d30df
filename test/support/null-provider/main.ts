import { loadPackageDefinition, Server, ServerCredentials } from '@grpc/grpc-js';
import type {
  sendUnaryData,
  ServerUnaryCall,
  ServiceClientConstructor,
  UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { selfSigned } from './certificate';
import { nullResource } from './null-resource';

/**
 * A stand-in for the provider hashicorp/null, so that tests run the real terraform without a
 * download: it speaks the plugin protocol, version 5, as Terraform starts it (go-plugin: one line on
 * stdout names a socket and the certificate, then gRPC over mutual TLS).
 */
function serve(): void {
  const folder = mkdtempSync(join(tmpdir(), 'null-provider-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const socket = join(folder, 'socket');
  const own = selfSigned();
  const server = new Server();
  server.addService(service('protocol.proto', 'tfplugin5', 'Provider'), handlers(nullResource));
  server.addService(service('controller.proto', 'plugin', 'GRPCController'), handlers({ Shutdown: end }));
  const credentials = ServerCredentials.createSsl(
    Buffer.from(process.env.PLUGIN_CLIENT_CERT ?? ''),
    [{ private_key: own.key, cert_chain: own.pem }],
    true,
  );
  server.bindAsync(`unix:${socket}`, credentials, (error) => {
    if (error) {
      throw error;
    }
    const certificate = own.der.toString('base64').replace(/=+$/, '');
    process.stdout.write(`1|5|unix|${socket}|grpc|${certificate}\n`);
  });
}

/** Terraform waits for the answer before it looks away. */
function end(): object {
  setTimeout(() => process.exit(0), 20);
  return {};
}

function service(file: string, packageName: string, name: string) {
  const path = join(__dirname, file);
  const loaded = loadPackageDefinition(
    loadSync(path, { keepCase: true, bytes: Buffer, defaults: true, oneofs: true }),
  );
  const definitions = loaded[packageName] as Record<string, ServiceClientConstructor>;
  const found = definitions[name];
  if (found === undefined) {
    throw new Error(`${file} has no service ${name}`);
  }
  return found.service;
}

function handlers(answers: Record<string, (request: never) => object>): UntypedServiceImplementation {
  return Object.fromEntries(
    Object.entries(answers).map(([method, answer]) => [
      method,
      (call: ServerUnaryCall<unknown, object>, done: sendUnaryData<object>) => {
        try {
          done(null, answer(call.request as never));
        } catch (error) {
          done(error as Error);
        }
      },
    ]),
  );
}

serve();
