import { FaultList, TooManyFaults } from './fsck-report.js';

describe('a list of faults', () => {
  it('is good while it is empty', () => {
    expect(new FaultList(1).outcome).toBe('good');
  });

  it('says nothing against a ledger when files could not be read', () => {
    const list = new FaultList(2);
    list.add('file.unreachable', 'tile/0/000', 'no answer', 0);
    expect(list.outcome).toBe('could-not-check');
    list.add('file.missing', 'tile/0/001', 'the signed tree needs it', 256);
    expect(list.outcome).toBe('contradicted');
  });

  it('keeps faults in their order, and an index only where one was given', () => {
    const list = new FaultList(2);
    list.add('quorum.missing', 'checkpoint', 'too few');
    list.add('tile.wrong-hash', 'tile/0/000', 'another', 0);
    expect(list.faults).toStrictEqual([
      { code: 'quorum.missing', path: 'checkpoint', detail: 'too few' },
      { code: 'tile.wrong-hash', path: 'tile/0/000', index: 0, detail: 'another' },
    ]);
  });

  it('refuses the first fault beyond its limit', () => {
    const list = new FaultList(1);
    list.add('root.wrong', 'checkpoint', 'another root', 3);
    expect(() => list.add('root.wrong', 'checkpoint', 'another root', 4)).toThrow(TooManyFaults);
    expect(list.faults).toHaveLength(1);
  });
});
