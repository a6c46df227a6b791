// X.509 certificates in DER (RFC 5280) for a trial on one machine: an authority that may vouch for the
// hosts of the trial and for no other, and one certificate a party. Keys are P-256, signatures
// ECDSA with SHA-256. Node has no such thing built in, and a trial should need nothing else.
import { createHash, generateKeyPairSync, randomBytes, sign, X509Certificate } from 'node:crypto';

const DAY_MS = 86_400_000;
/** Of the authority: longer than any trial. */
const AUTHORITY_DAYS = 3650;
/** Browsers refuse certificates that are valid for longer than 398 days. */
const SERVER_DAYS = 397;

const tlv = (tag, ...parts) => {
  const body = Buffer.concat(parts);
  const { length } = body;
  const digits = length.toString(16);
  const bytes = Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex');
  const size =
    length < 128 ? Buffer.of(length) : Buffer.concat([Buffer.of(0x80 | bytes.length), bytes]);
  return Buffer.concat([Buffer.of(tag), size, body]);
};
const sequence = (...parts) => tlv(0x30, ...parts);
const integer = (bytes) =>
  tlv(0x02, bytes[0] & 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes);
const octets = (bytes) => tlv(0x04, bytes);
const bits = (bytes, unused = 0) => tlv(0x03, Buffer.of(unused), bytes);
const truth = tlv(0x01, Buffer.of(0xff));
const identifier = (text) => {
  const [first, second, ...rest] = text.split('.').map(Number);
  const arcs = [first * 40 + second, ...rest].flatMap((arc) => {
    const septets = [arc & 0x7f];
    for (let left = arc >> 7; left > 0; left >>= 7) septets.unshift((left & 0x7f) | 0x80);
    return septets;
  });
  return tlv(0x06, Buffer.from(arcs));
};
/** UTCTime to the end of 2049, which is what these years need (RFC 5280 4.1.2.5). */
const time = (date) =>
  tlv(
    0x17,
    Buffer.from(
      `${date
        .toISOString()
        .replace(/[-:T]|\.\d+/g, '')
        .slice(2, 14)}Z`,
    ),
  );
const commonName = (text) =>
  sequence(tlv(0x31, sequence(identifier('2.5.4.3'), tlv(0x0c, Buffer.from(text)))));
const extension = (id, value, critical = false) =>
  sequence(identifier(id), ...(critical ? [truth] : []), octets(value));
const dnsName = (host) => tlv(0x82, Buffer.from(host));

const ECDSA_SHA256 = sequence(identifier('1.2.840.10045.4.3.2'));
const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';

const pem = (label, der) =>
  `-----BEGIN ${label}-----\n${der.toString('base64').replace(/.{64}(?=.)/g, '$&\n')}\n-----END ${label}-----\n`;

const newPair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
const spki = (key) => key.export({ type: 'spki', format: 'der' });
const identifierOf = (key) => createHash('sha1').update(spki(key)).digest();

function certificate({ subject, issuer, publicKey, signingKey, days, now, extensions }) {
  const serial = randomBytes(16);
  serial[0] = (serial[0] & 0x7f) | 0x40;
  const body = sequence(
    tlv(0xa0, integer(Buffer.of(2))),
    integer(serial),
    ECDSA_SHA256,
    commonName(issuer),
    sequence(time(new Date(now - DAY_MS)), time(new Date(now + days * DAY_MS))),
    commonName(subject),
    spki(publicKey),
    tlv(0xa3, sequence(...extensions)),
  );
  const text = pem(
    'CERTIFICATE',
    sequence(body, ECDSA_SHA256, bits(sign('sha256', body, signingKey))),
  );
  new X509Certificate(text); // throws when it cannot be read
  return text;
}

const privatePem = (key) => key.export({ type: 'pkcs8', format: 'pem' });

/** An authority for these hosts alone: a browser that is told to trust it trusts nothing else by it. */
export function makeAuthority(hosts, now) {
  const { publicKey, privateKey } = newPair();
  const name = `Guildmark trial ${randomBytes(4).toString('hex')}`;
  const permitted = hosts.map((host) => sequence(dnsName(host)));
  const cert = certificate({
    subject: name,
    issuer: name,
    publicKey,
    signingKey: privateKey,
    days: AUTHORITY_DAYS,
    now,
    extensions: [
      extension('2.5.29.19', sequence(truth, integer(Buffer.of(0))), true), // basicConstraints
      extension('2.5.29.15', bits(Buffer.of(0x06), 1), true), // keyUsage: keyCertSign, cRLSign
      extension('2.5.29.30', sequence(tlv(0xa0, ...permitted)), true), // nameConstraints
      extension('2.5.29.14', octets(identifierOf(publicKey))), // subjectKeyIdentifier
    ],
  });
  return { name, publicKey, privateKey, cert };
}

/** Certificate and key of one host, in PEM. */
export function issueCertificate(authority, host, now) {
  const { publicKey, privateKey } = newPair();
  const cert = certificate({
    subject: host,
    issuer: authority.name,
    publicKey,
    signingKey: authority.privateKey,
    days: SERVER_DAYS,
    now,
    extensions: [
      extension('2.5.29.19', sequence(), true),
      extension('2.5.29.15', bits(Buffer.of(0x80), 7), true), // digitalSignature
      extension('2.5.29.37', sequence(identifier(SERVER_AUTH))), // extKeyUsage
      extension('2.5.29.17', sequence(dnsName(host))), // subjectAltName
      extension('2.5.29.14', octets(identifierOf(publicKey))),
      extension('2.5.29.35', sequence(tlv(0x80, identifierOf(authority.publicKey)))),
    ],
  });
  return { cert, key: privatePem(privateKey) };
}
