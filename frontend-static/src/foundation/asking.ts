/** Asking the portal from a page: what is on its way, what came, what went wrong. */

import { useSignal, type Signal } from '@preact/signals';
import { useCallback, useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Failure, execute, type Document } from './graphql';
import { askToSignIn } from './session';

export interface Answer<Data> {
  readonly data: Signal<Data | undefined>;
  readonly failure: Signal<Failure | undefined>;
  readonly again: () => Promise<void>;
}

/** Asks when the page opens and when the variables change; an answer that is overtaken is dropped. */
export function useAnswer<Data, Variables>(document: Document<Data, Variables>, variables: Variables): Answer<Data> {
  const ask = useCallback(() => execute(document, variables), [document, JSON.stringify(variables)]);
  return useReading(ask);
}

/** The same with another way of asking: `ask` is another function when it asks for something else. */
export function useReading<Data>(ask: () => Promise<Data>): Answer<Data> {
  const data = useSignal<Data | undefined>(undefined);
  const failure = useSignal<Failure | undefined>(undefined);
  const latest = useRef(0);
  const again = useCallback(async () => {
    const turn = (latest.current += 1);
    const outcome = await attempt(ask);
    if (turn !== latest.current) return;
    if (outcome instanceof Failure) failure.value = outcome;
    else {
      data.value = outcome;
      failure.value = undefined;
    }
  }, [ask]);
  // Not after the drawing, which takes a slow phone longer than the portal takes to answer.
  useLayoutEffect(() => {
    void again();
    return () => {
      latest.current += 1;
    };
  }, [again]);
  return { data, failure, again };
}

export interface Task {
  /** While it runs a second start does nothing: a double tap is one act. */
  readonly busy: Signal<boolean>;
  readonly failure: Signal<Failure | undefined>;
  readonly run: (act: () => Promise<void>) => Promise<void>;
}

/** For verbs: one at a time, with a Failure to show. */
export function useTask(): Task {
  const busy = useSignal(false);
  const failure = useSignal<Failure | undefined>(undefined);
  const run = useCallback(async (act: () => Promise<void>) => {
    if (busy.value) return;
    busy.value = true;
    const outcome = await attempt(act);
    failure.value = outcome instanceof Failure ? outcome : undefined;
    busy.value = false;
  }, []);
  return { busy, failure, run };
}

async function attempt<T>(act: () => Promise<T>): Promise<T | Failure> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (error.code === 'SIGN_IN_REQUIRED') askToSignIn();
    return error;
  }
}

/** Runs `act` every `seconds` while the page is looked at, and once when it is looked at again. */
export function usePulse(seconds: number, act: () => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const beat = () => {
      if (!document.hidden) latest.current();
    };
    const timer = setInterval(beat, seconds * 1000);
    document.addEventListener('visibilitychange', beat);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', beat);
    };
  }, [seconds]);
}
