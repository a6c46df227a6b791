import { useState } from 'preact/hooks';

const PARAMETER = 'table';

const shownIn = (search: string): readonly string[] =>
  (new URLSearchParams(search).get(PARAMETER) ?? '').split(',').filter((name) => name !== '');

/** Whether a plot is shown as a table. It stands in the address: a link or a reload keeps it. */
export function useShownTable(name: string): [boolean, () => void] {
  const [shown, setShown] = useState(() => shownIn(location.search).includes(name));
  const toggle = () => {
    const others = shownIn(location.search).filter((other) => other !== name);
    const names = shown ? others : [...others, name];
    const search = names.length === 0 ? '' : `?${PARAMETER}=${names.join(',')}`;
    history.replaceState(null, '', `${location.pathname}${search}${location.hash}`);
    setShown(!shown);
  };
  return [shown, toggle];
}
