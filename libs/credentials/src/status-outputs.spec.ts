import { STATUS_OUTPUTS, statusOutputUrl } from './status-outputs.js';

it('gives every output its own address, and revocation the one that stands in credentials', () => {
  const urls = STATUS_OUTPUTS.map((output) =>
    statusOutputUrl('https://hub.example/status/1', output),
  );
  expect(urls).toEqual([
    'https://hub.example/status/1',
    'https://hub.example/status/1/suspension',
    'https://hub.example/status/1/refresh',
    'https://hub.example/status/1/token',
    'https://hub.example/status/1/1edtech',
  ]);
});
