import { useLayoutEffect, useState } from 'preact/hooks';
import { LANGUAGE_CHANGED, shownLanguage } from './messages.js';

/** Draws the component anew when another language is chosen; what was typed stays. */
export function useLanguage(): void {
  const [, setShown] = useState(shownLanguage());
  useLayoutEffect(() => {
    const change = () => {
      setShown(shownLanguage());
    };
    addEventListener(LANGUAGE_CHANGED, change);
    return () => {
      removeEventListener(LANGUAGE_CHANGED, change);
    };
  }, []);
}
