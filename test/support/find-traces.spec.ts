import { gzipSync } from 'node:zlib';
import { tracesIn } from './find-traces.js';

const needles = {
  name: 'Šimunić-Quill',
  salt: Buffer.from('00ff10a59c7e2d4b6f8091a2b3c4d5e6', 'hex'),
};
const name = Buffer.from(needles.name);

describe('the search for traces finds', () => {
  it.each<[string, Buffer]>([
    ['raw bytes', name],
    ['hex', Buffer.from(name.toString('hex'))],
    ['upper-case hex', Buffer.from(name.toString('hex').toUpperCase())],
    ['base64', Buffer.from(name.toString('base64'))],
    [
      'base64 after one byte',
      Buffer.from(Buffer.concat([Buffer.from('a'), name]).toString('base64')),
    ],
    [
      'base64url after two',
      Buffer.from(Buffer.concat([Buffer.from('??'), name]).toString('base64url')),
    ],
    [
      'JSON in base64 in hex',
      Buffer.from(
        Buffer.from(Buffer.from(`{"n":"${needles.name}"}`).toString('base64')).toString('hex'),
      ),
    ],
    ['JSON escapes', Buffer.from('{"n":"\\u0160imuni\\u0107-Quill"}')],
    ['an address', Buffer.from(`/people?q=${encodeURIComponent(needles.name)}`)],
    ['UTF-16', Buffer.from(needles.name, 'utf16le')],
    ['gzip in hex', Buffer.from(gzipSync(name).toString('hex'))],
  ])('%s', (_, bytes) => {
    const around = Buffer.concat([Buffer.from('x = \\\\x'), bytes, Buffer.from('\n')]);
    expect(tracesIn(bytes, needles)).toContain('name');
    if (_ !== 'gzip in hex') expect(tracesIn(around, needles)).toContain('name');
  });

  it('nothing where nothing is', () => {
    expect(tracesIn(Buffer.from('Šimunic Quill 00ff10a59c'), needles)).toEqual([]);
  });
});
