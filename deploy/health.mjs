// Health check of a container of ours: 0 when the app in it can be sent requests, 1 when not. Asks
// /health/ready, which needs the database and a ledger that may be written, and no broker. Docker does
// not restart an unhealthy container; what does (Kubernetes) asks /health/live before it ends one.
import { get as getHttp } from 'node:http';
import { get as getHttps } from 'node:https';

const { env } = process;
const prefix = env.REGISTRY_PORT === undefined ? 'HUB' : 'REGISTRY';
const isTls = (env[`${prefix}_TLS_CERT_FILE`] ?? '') !== '';
const path = process.argv[2] ?? '/health/ready';
const address = {
  host: '127.0.0.1',
  port: env[`${prefix}_PORT`] ?? '3000',
  path,
  timeout: 4000,
  // The certificate is that of the public address, and it is checked as everybody else checks it.
  ...(isTls && { servername: new URL(env[`${prefix}_PUBLIC_URL`] ?? '').hostname }),
};

function end(code, message) {
  console.log(message);
  process.exit(code);
}

(isTls ? getHttps : getHttp)(address, (answer) => {
  const { statusCode = 0 } = answer;
  end(statusCode === 200 ? 0 : 1, `${path} answered ${statusCode}`);
})
  .on('timeout', () => end(1, `${path}: no answer in time`))
  .on('error', ({ code, message }) => end(1, `${path}: ${code ?? message}`));
