import { instrument } from './instrument.js';
import { en } from './words/en.js';

const { firmItems, clusterItems, firmConstructs, clusterConstructs } = instrument;

it('has 60 items about a firm, 24 of them on the scale with a true zero, and 24 about a cluster', () => {
  expect(firmItems).toHaveLength(60);
  expect(firmItems.filter(({ scale }) => scale === 'P5')).toHaveLength(24);
  expect(clusterItems).toHaveLength(24);
  const ids = [...firmItems, ...clusterItems].map(({ id }) => id);
  expect(new Set(ids).size).toBe(84);
});

it('asks about each cell with four items, so that neither way of learning is favoured', () => {
  for (const { cells } of instrument.levels) {
    for (const cell of cells) {
      const items = firmItems.filter(({ construct }) => construct === cell);
      expect(items).toHaveLength(4);
      expect(items.filter(({ shortForm }) => shortForm)).toHaveLength(2);
      expect(items.every(({ scale, direction }) => scale === 'P5' && direction === 1)).toBe(true);
    }
  }
});

it('turns round the items that the audit paper names', () => {
  const turned = firmItems.filter(({ direction }) => direction < 0).map(({ id }) => id);
  expect(turned).toEqual(['CRI3', 'CRI4', 'DOM2', 'DOM4', 'EMB4', 'SEC4', 'MKT2', 'MJS2']);
  const inCluster = clusterItems.filter(({ direction }) => direction < 0).map(({ id }) => id);
  expect(inCluster).toEqual(['C-GOV2', 'C-DSP2']);
});

it('has every construct that an item or a record belongs to', () => {
  const firm = new Set(firmConstructs.map(({ id }) => id));
  for (const { construct } of [...firmItems, ...instrument.indicators]) {
    expect(firm).toContain(construct);
  }
  const cluster = new Set(clusterConstructs.map(({ id }) => id));
  expect(new Set(clusterItems.map(({ construct }) => construct))).toEqual(cluster);
  expect(clusterConstructs.filter(({ kind }) => kind === 'outcome').map(({ id }) => id)).toEqual([
    'COH',
    'CLB',
  ]);
});

it('gives every count a half-saturation, and no share', () => {
  for (const { kind, halfSaturation, per } of instrument.indicators) {
    expect(halfSaturation === undefined).toBe(kind === 'share');
    expect(per === undefined).toBe(kind === 'share');
  }
  expect(instrument.indicators.map(({ id }) => id)).toHaveLength(11);
});

it('has words for everything, and none for anything else', () => {
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).sort();
  expect(Object.keys(en.items).sort()).toEqual(ids([...firmItems, ...clusterItems]));
  expect(Object.keys(en.constructs).sort()).toEqual(ids([...firmConstructs, ...clusterConstructs]));
  expect(Object.keys(en.indicators).sort()).toEqual(ids(instrument.indicators));
  expect(Object.keys(en.facts).sort()).toEqual(ids(instrument.facts));
});

it('never claims to be more than designed', () => {
  expect(instrument.psychometricStatus).toBe('design-stage');
});
