/** Proposals: a founded complaint proposes a change; the office takes it up or says why not. */

import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  CatalogueProposals,
  DeclineProposal,
  ProposalOfComplaint,
  TakeUpProposal,
  type ProposalPartsFragment,
} from '../src/generated/proposals';
import { ProposalOf } from '../src/proposals/of-complaint';
import { Proposals } from '../src/proposals/proposals';
import { openPortal, type Portal } from './portal';

const OPEN: ProposalPartsFragment = {
  id: 'p1',
  version: 1,
  state: 'OPEN',
  ground: 'UNLISTED',
  itemCode: null,
  measure: 'CANCEL',
  cancelReason: 'OUTSIDE_KEPT_LIST',
  madeOn: '2026-11-23',
  declineReason: null,
  verbs: ['TAKE_UP', 'DECLINE'],
  office: '柴桑区民政局',
  complaints: [
    {
      number: '2026-00001',
      accusedName: '柴桑区民政局',
      proofName: '家庭经济状况证明',
      finding: '已核实。',
      foundOn: '2026-11-23',
    },
  ],
  change: null,
};

let portal: Portal;
let proposal: ProposalPartsFragment;

beforeEach(() => {
  portal = openPortal();
  proposal = OPEN;
  const pageInfo = { hasNextPage: false, endCursor: null };
  portal.answer(CatalogueProposals, () => ({
    catalogueProposals: { totalCount: 1, pageInfo, edges: [{ node: proposal }] },
  }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function sent(document: { id: string }) {
  return portal.asked.filter(({ id }) => id === document.id).map(({ variables }) => variables);
}

test('one press takes it up, and the draft is among the requests', async () => {
  const onChanged = vi.fn<() => void>();
  portal.answer(TakeUpProposal, () => {
    const change = { id: 'c1', number: null, state: 'DRAFT' as const };
    proposal = { ...OPEN, version: 2, state: 'TAKEN_UP', verbs: [], change };
    return { takeUpProposal: { __typename: 'CatalogueProposal' as const, ...proposal } };
  });
  render(<Proposals onChanged={onChanged} />);
  fireEvent.click(await screen.findByRole('button', { name: '采纳，生成调整申请草稿' }));
  await screen.findByText('已采纳');
  expect(sent(TakeUpProposal)).toEqual([{ id: 'p1', version: 1 }]);
  expect(onChanged).toHaveBeenCalledOnce();
  expect(screen.queryByRole('button', { name: '采纳，生成调整申请草稿' })).toBeNull();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { level: 2 })));
});

test('it is declined with a reason only', async () => {
  portal.answer(DeclineProposal, ({ reason }) => {
    proposal = { ...OPEN, version: 2, state: 'DECLINED', verbs: [], declineReason: String(reason) };
    return { declineProposal: { __typename: 'CatalogueProposal' as const, ...proposal } };
  });
  render(<Proposals />);
  fireEvent.click(await screen.findByRole('button', { name: '确定不采纳', hidden: true }));
  expect(sent(DeclineProposal)).toEqual([]);
  fireEvent.input(screen.getByRole('textbox', { hidden: true }), { target: { value: '清单已经写明。' } });
  fireEvent.click(screen.getByRole('button', { name: '确定不采纳', hidden: true }));
  expect(await screen.findByText('清单已经写明。')).toBeTruthy();
  expect(sent(DeclineProposal)).toEqual([{ id: 'p1', version: 1, reason: '清单已经写明。' }]);
});

test('the complaint shows what came of it', async () => {
  const change = { id: 'c1', number: '2026-0007', state: 'IN_FORCE' as const };
  const after = { ...OPEN, state: 'TAKEN_UP' as const, verbs: [], change };
  portal.answer(ProposalOfComplaint, () => ({ proposalOfComplaint: after }));
  render(<ProposalOf complaintId="x" />);
  expect((await screen.findByRole('link', { name: '2026-0007' })).getAttribute('href')).toBe(
    '/catalogue/changes/2026-0007',
  );
  expect(screen.getByText('已生效', { exact: false })).toBeTruthy();
});
