import { readEnvironment } from './read-environment.js';
import { readNumber } from './read-number.js';
import { refuseUnknownSettings } from './refuse-unknown-settings.js';

it('refuses a misspelt setting and names the nearest', () => {
  expect(() => {
    refuseUnknownSettings({ HUB_PROT: '1', PATH: 'x' }, 'HUB_', ['HUB_PORT', 'HUB_HOST']);
  }).toThrow('the setting HUB_PROT is unknown; did you mean HUB_PORT?');
});
it('leaves other names alone', () => {
  expect(() => {
    refuseUnknownSettings({ HUB_PORT: '1', REGISTRY_X: 'y' }, 'HUB_', ['HUB_PORT']);
  }).not.toThrow();
});
it.each(['x', '-1', '1.5', '70000', ' 5'])('refuses "%s" as a port', (text) => {
  expect(() => readNumber('HUB_PORT', text, { byDefault: 3000, min: 0, max: 65_535 })).toThrow(
    'HUB_PORT must be a whole number from 0 to 65535',
  );
});
it('takes a number, and the default when nothing is set', () => {
  const bounds = { byDefault: 3000, min: 0, max: 65_535 };
  expect(readNumber('HUB_PORT', '0', bounds)).toBe(0);
  expect(readNumber('HUB_PORT', undefined, bounds)).toBe(3000);
});
it('takes production for the environment unless it says development', () => {
  expect(readEnvironment('HUB_ENVIRONMENT', undefined)).toBe('production');
  expect(readEnvironment('HUB_ENVIRONMENT', 'development')).toBe('development');
  expect(() => readEnvironment('HUB_ENVIRONMENT', 'dev')).toThrow(
    'HUB_ENVIRONMENT must be production or development, not "dev"',
  );
});
