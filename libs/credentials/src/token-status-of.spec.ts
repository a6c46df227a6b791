import { tokenStatusOf } from './token-status-of.js';

it('names the token list and the index of the record', () => {
  const status = { list: 'https://hub.example/status/1', index: 94_567 };
  expect(tokenStatusOf({ status })).toEqual({
    uri: 'https://hub.example/status/1/token',
    idx: 94_567,
  });
});
