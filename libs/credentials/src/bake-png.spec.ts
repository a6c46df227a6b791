import { PNG } from 'pngjs';

import { bakePng } from './bake-png.js';
import { readBakedPng } from './read-baked-png.js';

const picture = PNG.sync.write(new PNG({ width: 2, height: 2 }));

it.each(['{"name":"Żaneta \u{1d518}"}', 'eyJ.eyJ.AAAA'])(
  'gives back %s, in a picture that still shows the same',
  (credential) => {
    const baked = bakePng(picture, credential);
    expect(readBakedPng(baked)).toBe(credential);
    expect(PNG.sync.read(baked).data).toEqual(PNG.sync.read(picture).data);
  },
);

it('refuses a picture that has a credential already, and one that is none', () => {
  expect(() => bakePng(bakePng(picture, '{}'), '{}')).toThrow('png.several-credentials');
  expect(() => bakePng(Buffer.from('GIF89a'), '{}')).toThrow('png.malformed');
});
