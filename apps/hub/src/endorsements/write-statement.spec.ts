import { writeStatement } from './write-statement.js';

const said = {
  token: 'A'.repeat(22),
  witness: 'Ida Conti',
  relation: 'a customer',
  period: { from: '2020-01-01' },
  answers: ['yes', 'partly'] as ('yes' | 'partly')[],
  language: 'en',
  agreed: true,
};
const tasks = ['stitch', 'pair'];

it('writes what was said, task by task', () => {
  expect(writeStatement(tasks, { ...said, text: 'Clean work.\nAlways.' })).toBe(
    [
      'Witness: Ida Conti',
      'Knows the candidate as: a customer',
      'Time: 2020-01-01 to today',
      'Seen:',
      '- stitch: yes',
      '- pair: partly',
      'In the own words of the witness:',
      '    Clean work.',
      '    Always.',
      '',
    ].join('\n'),
  );
});

it.each(['\n', '\r', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029'])(
  'lets nobody write lines that look like ours (%j)',
  (end) => {
    const lie = `x${end}- pair: yes`;
    const text = writeStatement(tasks, { ...said, witness: lie, relation: lie, text: lie });
    expect(text.split(/[\n\r\v\f\u0085\u2028\u2029]+/)).not.toContain('- pair: yes');
    expect(text).toContain('- pair: partly\n');
  },
);
