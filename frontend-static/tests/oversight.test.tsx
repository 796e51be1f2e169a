/** What supervisors see of a unit, the talks it is told of, and the public figures. */

import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { me, type Person } from '../src/foundation/session';
import { ComplaintCases } from '../src/generated/complaints-office';
import { PlaceOfComplaint } from '../src/generated/complaints';
import {
  ComplaintFigures,
  ComplaintLetters,
  ComplaintSeries,
  OverseenUnit,
  RecordTalk,
  Talks,
  type CountyFigurePartsFragment,
  type TalkPartsFragment,
} from '../src/generated/oversight';
import Figures from '../src/oversight/figures';
import Unit from '../src/oversight/unit';
import { openPortal, type Portal } from './portal';

const UNIT = 'd2';
const END = { hasNextPage: false, endCursor: null };
const NOBODY = { totalCount: 0, pageInfo: END, edges: [] };
const TALK: TalkPartsFragment = {
  id: 't1',
  heldOn: '2026-11-16',
  participants: '局长',
  agreed: '停止索要证明。',
  dueOn: '2026-11-30',
  office: '柴桑区住建局',
  heldBy: '九江市政务服务办公室',
  complaintNumbers: ['2026-00001'],
};
const NOTHING: CountyFigurePartsFragment = {
  filed: null,
  founded: null,
  rectified: null,
  response: null,
  solution: null,
  satisfaction: null,
};
const TOLD: CountyFigurePartsFragment = { ...NOTHING, filed: 12, founded: 3, rectified: 2, response: 0.915 };

let portal: Portal;
beforeEach(() => {
  portal = openPortal();
  const office = { id: 'd1', name: '九江市政务服务办公室', contactPhone: '' };
  me.value = {
    name: '马德明',
    phone: '',
    actingFor: office,
    offices: [{ organisation: office, roles: ['SUPERVISOR'] }],
  } as unknown as Person;
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function answerUnit() {
  portal.answer(OverseenUnit, () => ({
    overseenUnit: {
      organisation: { id: UNIT, name: '柴桑区住建局', region: '360404000000', contactPhone: '0792-1' },
      rates: { filed: 9, response: 2 / 3, solution: null, satisfaction: null, reached: 0 },
      ratings: { total: null, satisfaction: null },
    },
  }));
  portal.answer(ComplaintCases, () => ({ complaintCases: NOBODY }));
  portal.answer(ComplaintLetters, () => ({ complaintLetters: NOBODY }));
  portal.answer(ComplaintSeries, () => ({
    complaintSeries: {
      totalCount: 1,
      pageInfo: END,
      edges: [
        {
          node: {
            id: 's1',
            proofName: '贫困证明',
            complaints: [
              { id: 's1', number: '2026-00001', state: 'CLOSED' as const, filedOn: '2026-11-02' },
              { id: 's2', number: '2026-00007', state: 'FILED' as const, filedOn: '2026-11-20' },
            ],
          },
        },
      ],
    },
  }));
  portal.answer(Talks, () => ({ talks: { totalCount: 1, pageInfo: END, edges: [{ node: TALK }] } }));
}

describe('a unit', () => {
  test('shows its rates, its series with their days, and its talks', async () => {
    answerUnit();
    render(<Unit params={{ id: UNIT }} />);
    expect(await screen.findByRole('heading', { level: 1, name: '柴桑区住建局' })).toBeTruthy();
    expect(screen.getByText('67%')).toBeTruthy();
    expect(await screen.findByText('贫困证明：2 件')).toBeTruthy();
    expect(screen.getByRole('link', { name: '2026年11月20日 2026-00007' }).getAttribute('href')).toBe(
      '/supervisor/complaints/s2',
    );
    expect(screen.getByText('停止索要证明。')).toBeTruthy();
  });

  test('records a talk once it is filled in', async () => {
    answerUnit();
    portal.answer(RecordTalk, () => ({ recordTalk: { __typename: 'Talk' as const, ...TALK } }));
    render(<Unit params={{ id: UNIT }} />);
    const press = await screen.findByRole('button', { name: '记录约谈', hidden: true });
    fireEvent.click(press);
    expect(await screen.findAllByText(/请按“年-月-日”填写/)).toBeTruthy();
    for (const [label, value] of [
      [/参加人员（写职务/, '局长'],
      [/约定的内容/, '停止索要证明。'],
      [/何时做到/, '2027-01-30'],
    ] as const) {
      fireEvent.input(screen.getByLabelText(label), { target: { value } });
    }
    fireEvent.click(press);
    const isAsked = ({ id }: { id: string }) => id === RecordTalk.id;
    await waitFor(() => expect(portal.asked.some(isAsked)).toBe(true));
    expect(portal.asked.find(isAsked)?.variables).toMatchObject({
      input: { organisationId: UNIT, participants: '局长', dueOn: '2027-01-30' },
    });
  });
});

describe('public figures', () => {
  test('show months and places of which something is told', async () => {
    portal.answer(PlaceOfComplaint, () => ({ region: null }));
    portal.answer(ComplaintFigures, () => ({
      complaintFigures: {
        total: TOLD,
        months: [
          { month: 1, figures: NOTHING },
          { month: 2, figures: TOLD },
        ],
        places: [{ region: '360404000000', name: '柴桑区', figures: TOLD }],
      },
    }));
    render(<Figures />);
    expect(await screen.findByRole('rowheader', { name: '2 月' })).toBeTruthy();
    expect(screen.queryByRole('rowheader', { name: '1 月' })).toBeNull();
    expect(screen.getByRole('link', { name: '柴桑区' }).getAttribute('href')).toMatch(/region=360404000000$/);
    expect(screen.getAllByText('92%').length).toBe(3);
  });

  test('say so where there are none to tell', async () => {
    portal.answer(ComplaintFigures, () => ({ complaintFigures: { total: NOTHING, months: [], places: [] } }));
    render(<Figures />);
    expect(await screen.findByText('还没有可以公布的数据。')).toBeTruthy();
  });
});
