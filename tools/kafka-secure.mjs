// What tools/kafka.mjs needs for a broker that lets nobody in unnamed: a listener with client
// certificates, one with names and passwords (SCRAM-SHA-512) over TLS, the access lists of KRaft with
// "deny" where no rule says otherwise. Certificates are made here by openssl and die with the broker.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'node:tls';

/** Who gets a certificate `CN=<name>`: the broker itself, a super user, and the parties of the design. */
const BROKER = 'broker';
const OPERATOR = 'operator';
const CLIENTS = [OPERATOR, 'topics-admin', 'registry', 'hub-a', 'hub-b'];
/** Who gets a name and a password as well. */
const NAMED = ['hub-a', 'registry'];

/**
 * Files and settings of a secured broker below `home`, on the ports [mutual TLS, controller, SASL,
 * between brokers]. `shown` is what a test may know: { sslBrokers, saslBrokers, ca, certificates,
 * passwords, otherAuthority }.
 */
export async function secureKafka(home, [sslPort, controllerPort, saslPort, innerPort]) {
  const dir = join(home, 'tls');
  mkdirSync(dir, { mode: 0o700 });
  const authority = newAuthority(dir, 'ca');
  const certificates = Object.fromEntries(
    CLIENTS.map((name) => [name, certify(dir, authority, name)]),
  );
  const other = newAuthority(dir, 'other-ca');
  const own = certify(dir, authority, BROKER);
  const store = join(dir, 'broker-store.pem');
  writeFileSync(store, own.keyText + own.certText + readFileSync(authority.cert, 'utf8'));
  const passwords = Object.fromEntries(
    NAMED.map((name) => [name, randomBytes(12).toString('hex')]),
  );
  const at = (name, port) => `${name}://127.0.0.1:${port}`;
  const settings = {
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    listeners: [
      at('TLS', sslPort),
      at('CONTROLLER', controllerPort),
      at('NAMED', saslPort),
      at('INNER', innerPort),
    ].join(','),
    'advertised.listeners': [
      at('TLS', sslPort),
      at('NAMED', saslPort),
      at('INNER', innerPort),
    ].join(','),
    'inter.broker.listener.name': 'INNER',
    'listener.security.protocol.map': 'CONTROLLER:SSL,INNER:SSL,TLS:SSL,NAMED:SASL_SSL',
    'ssl.keystore.type': 'PEM',
    'ssl.keystore.location': store,
    'ssl.truststore.type': 'PEM',
    'ssl.truststore.location': authority.cert,
    'ssl.client.auth': 'required',
    // A password is enough there; a certificate would be asked for in vain.
    'listener.name.named.ssl.client.auth': 'none',
    'sasl.enabled.mechanisms': 'SCRAM-SHA-512',
    'listener.name.named.scram-sha-512.sasl.jaas.config':
      'org.apache.kafka.common.security.scram.ScramLoginModule required;',
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'allow.everyone.if.no.acl.found': false,
    'super.users': `User:CN=${BROKER};User:CN=${OPERATOR}`,
  };
  return {
    settings,
    brokers: `127.0.0.1:${sslPort}`,
    /** A connection as the operator: whether the broker answers is asked through the door that is open. */
    dial: () =>
      connect({
        host: '127.0.0.1',
        port: sslPort,
        ca: readFileSync(authority.cert),
        cert: certificates[OPERATOR].certText,
        key: certificates[OPERATOR].keyText,
      }),
    formatting: NAMED.flatMap((name) => [
      '--add-scram',
      `SCRAM-SHA-512=[name=${name},password=${passwords[name]}]`,
    ]),
    shown: {
      sslBrokers: `127.0.0.1:${sslPort}`,
      saslBrokers: `127.0.0.1:${saslPort}`,
      ca: authority.cert,
      /** An authority that signed none of these. */
      otherCa: other.cert,
      /** By name: { cert, key }, files in PEM; `stranger` is signed by the other authority. */
      certificates: { ...certificates, stranger: certify(dir, other, 'hub-a', 'stranger') },
      passwords,
    },
  };
}

function newAuthority(dir, name) {
  const [key, cert] = [join(dir, `${name}.key`), join(dir, `${name}.pem`)];
  openssl(
    'req',
    '-x509',
    ...NEW_KEY,
    '-keyout',
    key,
    '-out',
    cert,
    '-days',
    '2',
    '-subj',
    `/CN=${name}`,
  );
  return { key, cert };
}

/** One day, for 127.0.0.1, as client and as server. */
function certify(dir, authority, name, file = name) {
  const path = (ending) => join(dir, `${file}.${ending}`);
  const [key, cert, request, extensions] = ['key', 'pem', 'csr', 'ext'].map(path);
  writeFileSync(extensions, 'subjectAltName=IP:127.0.0.1,DNS:localhost\n');
  openssl('req', ...NEW_KEY, '-keyout', key, '-out', request, '-subj', `/CN=${name}`);
  openssl(
    ...['x509', '-req', '-in', request, '-CA', authority.cert, '-CAkey', authority.key],
    ...['-CAcreateserial', '-days', '1', '-extfile', extensions, '-out', cert],
  );
  const [keyText, certText] = [key, cert].map((from) => readFileSync(from, 'utf8'));
  return { cert, key, keyText, certText };
}

const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

function openssl(...args) {
  const { status, stderr, error } = spawnSync('openssl', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`openssl ${args[0]} failed: ${error?.message ?? stderr}`);
}
