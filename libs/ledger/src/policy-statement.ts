import { parsePolicy } from './policy.js';

/**
 * What a policy says of who must cosign, in one form: no comments, no log lines, no addresses. Two
 * policies with the same statement judge every proof alike; a witness that moves changes nothing.
 * Refuses what parsePolicy does.
 */
export function policyStatement(text: string): string {
  parsePolicy(text);
  return text
    .split('\n')
    .map((line) => line.split(/[ \t]+/).filter((word) => word !== ''))
    .filter(([keyword = '#']) => !keyword.startsWith('#') && keyword !== 'log')
    .map((words) => `${(words[0] === 'witness' ? words.slice(0, 3) : words).join(' ')}\n`)
    .join('');
}
