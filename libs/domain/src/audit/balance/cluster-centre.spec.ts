import { readFileSync } from 'node:fs';
import { differences, type GoldenFile } from '../testing/golden-cases.js';
import { clusterCentre } from './cluster-centre.js';
import { aitchison, ilr } from './composition.js';

const golden = JSON.parse(
  readFileSync(new URL('../golden/golden.json', import.meta.url), 'utf8'),
) as GoldenFile;

it('has the golden centre and interval of ten firms', () => {
  const { in: coordinates, out } = golden.unit.clusterCentre;
  const centre = clusterCentre(coordinates);
  expect(
    differences(
      out,
      {
        n: centre?.firms,
        ilr: centre?.ilr,
        composition: centre?.centre,
        interval: centre?.ilrIntervals,
      },
      1e-9,
    ),
  ).toEqual([]);
  expect(clusterCentre([...coordinates].reverse())).toEqual(centre);
  expect(clusterCentre(coordinates.slice(0, 7))?.ilrIntervals).toBeNull();
});

it('has the centre of the golden firms, without an interval', () => {
  const firms = ['S1', 'S2', 'S3'].map(
    (firm) =>
      (golden.expected[firm]?.['balance'] as { composition: [number, number, number] }).composition,
  );
  const centre = clusterCentre(firms.map(ilr));
  const wanted = golden.expected['clusterBalance'] ?? {};
  expect(differences(wanted['centre'], centre?.centre, 1e-9)).toEqual([]);
  expect(differences(wanted['ilrCentre'], centre?.ilr, 1e-9)).toEqual([]);
  expect(centre?.totalVariance).toBeCloseTo(wanted['totalVariance'] as number, 9);
  expect(centre?.ilrIntervals).toBeNull();
  const distances = firms.map((firm) => aitchison(firm, centre?.centre ?? firm));
  expect(differences(wanted['distances'], distances, 1e-9)).toEqual([]);
});

it('has no centre of nothing, and no variance of one', () => {
  expect(clusterCentre([])).toBeNull();
  expect(clusterCentre([[0.1, 0.2]])?.totalVariance).toBeNull();
});
