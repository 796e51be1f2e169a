/** The sentences of a request's progress: one for every verb and state that the portal knows. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nextOf, standingSentence } from '../src/progress/next';
import { reasonOf } from '../src/progress/reasons';
import { entriesOf, type Step, type Told } from '../src/progress/steps';
import { nameOf, type ProofState } from '../src/ui/states';

const PROOFS = join(import.meta.dirname, '..', '..', 'backend', 'proofs');
const source = (name: string) => readFileSync(join(PROOFS, name), 'utf8');
const lifecycle = source('lifecycle.py');
const models = source('models.py');
const actions = ['deciding', 'producing', 'requesting'].map((name) => source(`actions/${name}.py`));

/** Residents are never told of these; see loaders.told_steps_by_proof. */
const AMONG_STAFF = found(lifecycle.split('AMONG_STAFF = ')[1]?.split('\n')[0] ?? '', /"([a-z_]+)"/g);
/** Verbs of the table, and those that are told of without a change of state. */
const VERBS = unique([
  ...found(lifecycle, /\(_S\.[A-Z_]+, "([a-z_]+)"\)/g),
  ...actions.flatMap((each) => found(each, /timeline\.tell\([^"]+"([a-z_]+)"/g)),
]).filter((verb) => !AMONG_STAFF.includes(verb));
const STATES = found(classBody(lifecycle, 'ProofState'), /([A-Z_]+) = "/g) as ProofState[];

const OFFICE = '小阳村村民委员会';

function found(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '');
}

/** From its name to the next line that begins at the margin. */
function classBody(text: string, name: string): string {
  return text.split(`class ${name}(`)[1]?.split(/\n(?=\S)/)[0] ?? '';
}

function unique(values: string[]): string[] {
  return [...new Set(values)];
}

function step(verb: string, state: ProofState, more: Partial<Step> = {}): Step {
  return { at: '2026-11-20T02:00:00Z', verb, state, reason: null, remedy: null, words: null, ...more };
}

function proofWith(steps: Step[], more: Partial<Told> = {}): Told {
  return { committee: { name: OFFICE }, numbers: null, corrects: null, steps, ...more };
}

function sentencesOf(...steps: Step[]): string[] {
  return entriesOf(proofWith(steps)).map((entry) => entry.sentence);
}

interface More {
  dueOn?: string;
  validUntil?: string | null;
  doubtedAt?: string | null;
  waitsForKeeper?: boolean;
}

function standing(state: ProofState, more: More = {}) {
  const usual = { dueOn: '2026-11-25', validUntil: null, doubtedAt: null, waitsForKeeper: false };
  return { state, committee: { name: OFFICE }, ...usual, ...more };
}

describe('the timeline', () => {
  test('the verbs are read from the back end', () => {
    expect(VERBS).toEqual(expect.arrayContaining(['request', 'check', 'send_back', 'fail_seal', 'retry', 'correct']));
    expect(STATES).toHaveLength(14);
    expect(AMONG_STAFF).toEqual(['recuse', 'recheck']);
  });

  test.each(VERBS)('has a sentence of its own for %s', (verb) => {
    const [sentence] = sentencesOf(step(verb, 'REQUESTED'));
    expect(sentence).toMatch(/。$/);
    expect(sentence).not.toBe(nameOf('REQUESTED'));
  });

  test('tells the state when a verb is younger than the page', () => {
    expect(sentencesOf(step('archive', 'ISSUED'))).toEqual([nameOf('ISSUED')]);
  });

  test('folds making and sealing into one entry, at the time of the last step', () => {
    const entries = entriesOf(
      proofWith([
        step('approve', 'APPROVED'),
        step('render', 'RENDERED', { at: '2026-11-20T02:00:01Z' }),
        step('seal', 'SEALED', { at: '2026-11-20T02:00:02Z' }),
        step('issue', 'ISSUED'),
      ]),
    );
    expect(entries).toHaveLength(3);
    expect(entries[1]).toMatchObject({ at: '2026-11-20T02:00:02Z', tone: 'good' });
  });

  test('folds failures and tries into the same entry, and tells them honestly', () => {
    const failed = [step('approve', 'APPROVED'), step('fail_render', 'RENDER_FAILED'), step('retry', 'RENDER_FAILED')];
    const [, stuck] = entriesOf(proofWith(failed));
    expect(entriesOf(proofWith(failed))).toHaveLength(2);
    expect(stuck).toMatchObject({ tone: 'bad' });
    expect(stuck?.sentence).toContain('没有成功');

    const recovered = entriesOf(proofWith([...failed, step('render', 'RENDERED'), step('seal', 'SEALED')]));
    expect(recovered).toHaveLength(2);
    expect(recovered[1]).toMatchObject({ tone: 'good' });
    expect(recovered[1]?.sentence).toContain('有一次没有成功');
  });

  test('says that making is under way between document and seal', () => {
    expect(entriesOf(proofWith([step('render', 'RENDERED')]))[0]).toMatchObject({ tone: 'open' });
  });

  test('keeps each send-back and answer, with reason, remedy and words', () => {
    const back = step('send_back', 'SENT_BACK', { reason: 'facts_unclear', remedy: '写明年份', words: '哪一年搬来的？' });
    const entries = entriesOf(proofWith([step('request', 'REQUESTED'), back, step('resubmit', 'REQUESTED'), back]));
    expect(entries).toHaveLength(4);
    expect(entries[3]).toMatchObject({ tone: 'waits', reason: '事实没有写清楚', remedy: '写明年份', words: '哪一年搬来的？' });
  });

  test('names the number once there is one', () => {
    const proof = proofWith([step('approve', 'APPROVED')], { numbers: { number: '小阳证〔2026〕15号' } });
    expect(entriesOf(proof)[0]?.sentence).toContain('编号 小阳证〔2026〕15号');
    expect(sentencesOf(step('approve', 'APPROVED'))[0]).not.toContain('编号');
  });

  test('does not say that the resident asked for a correction', () => {
    const [entry] = entriesOf(proofWith([step('request', 'REQUESTED')], { corrects: 'another' }));
    expect(entry?.sentence).toContain('需要更正');
  });
});

describe('the reasons', () => {
  const classes: [string, string][] = [
    ['send_back', 'SendBackReason'],
    ['reject', 'RejectReason'],
    ['revoke', 'RevokeReason'],
  ];

  test.each(classes)('of %s are all in plain words', (verb, name) => {
    const codes = found(classBody(models, name), /= "([a-z_]+)"/g);
    expect(codes.length).toBeGreaterThan(3);
    expect(codes.filter((reason) => !reasonOf({ verb, reason }))).toEqual([]);
  });

  test('of other verbs are not told', () => {
    expect(reasonOf({ verb: 'check', reason: 'home_visit' })).toBeUndefined();
  });
});

describe('what comes next', () => {
  const today = '2026-11-22';

  test.each(STATES)('is told for %s, or how it ended', (state) => {
    expect(standingSentence(standing(state), today)).toMatch(/。$/);
  });

  test('names office and day while the committee decides', () => {
    expect(nextOf(standing('REQUESTED'), today)).toContain(OFFICE);
    expect(nextOf(standing('CHECKED'), today)).toContain('2026年11月25日');
  });

  test('says so when the day has passed, and where to turn', () => {
    expect(nextOf(standing('REQUESTED', { dueOn: '2026-11-22' }), today)).not.toContain('超过');
    const late = nextOf(standing('REQUESTED', { dueOn: '2026-11-21' }), today);
    expect(late).toContain('超过期限');
    expect(late).toContain('12345');
  });

  test('waits for the resident after a send-back, however late it is', () => {
    expect(nextOf(standing('SENT_BACK', { dueOn: '2026-01-01' }), today)).toContain('时间在等您');
  });

  test('says whom it waits for when the keeper of the seal is asked', () => {
    expect(nextOf(standing('RENDERED', { waitsForKeeper: true }), today)).toContain('等小阳村村民委员会的印章保管人');
    expect(nextOf(standing('RENDERED'), today)).toContain('几秒钟');
  });

  test('a proof in doubt is not to be used, unless its last day has passed anyway', () => {
    const doubtedAt = '2026-11-20T01:00:00Z';
    expect(standingSentence(standing('ISSUED', { doubtedAt }), today)).toContain('存疑');
    expect(standingSentence(standing('ISSUED', { doubtedAt, validUntil: '2026-11-21' }), today)).toContain('已过有效期');
  });

  test('is nothing once the case is closed', () => {
    for (const state of ['ISSUED', 'REJECTED', 'WITHDRAWN', 'REVOKED', 'SUPERSEDED', 'EXPIRED'] as const) {
      expect(nextOf(standing(state), today)).toBeUndefined();
    }
  });

  test('an issued proof is over after its last day, though no job has ended it yet', () => {
    expect(standingSentence(standing('ISSUED', { validUntil: '2026-11-22' }), today)).toContain('已出具');
    expect(standingSentence(standing('ISSUED', { validUntil: '2026-11-21' }), today)).toContain('已过有效期');
  });
});
