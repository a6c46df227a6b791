import { majorOf } from './major-of.js';

it.each([
  ['https://hub.example/standards/stitching/v1.2', 'https://hub.example/standards/stitching/v1'],
  ['https://hub.example/standards/stitching/v12.0', 'https://hub.example/standards/stitching/v12'],
  ['https://hub.example/standards/stitching/v1', 'https://hub.example/standards/stitching/v1'],
  ['https://hub.example/v1.2/stitching', 'https://hub.example/v1.2/stitching'],
])('of %s it is %s', (uri, major) => {
  expect(majorOf(uri)).toBe(major);
});
