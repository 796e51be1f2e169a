import { describe, expect, it } from 'vitest';
import type { Role } from '../src/generated/account';
import { STAGES, addressOf, viewOf } from '../src/desk/stages';

describe('the tab and the search in the address', () => {
  it.each(STAGES)('come back from the address they were put into: %s', (stage) => {
    const view = { stage, search: '欧阳 桂香&stage=ALL' };
    expect(viewOf(addressOf(view).slice('/desk'.length), [])).toEqual(view);
  });

  it.each<[Role[], string]>([
    [['PREPARER'], 'TO_CHECK'],
    [['PREPARER', 'APPROVER'], 'TO_CHECK'],
    [['APPROVER'], 'TO_APPROVE'],
    [['TOWNSHIP'], 'ALL'],
    [[], 'ALL'],
  ])('without one, %s begins with %s', (roles, stage) => {
    expect(viewOf('', roles).stage).toBe(stage);
  });

  it('are not believed when there is no such tab', () => {
    expect(viewOf('?stage=TRASH', ['APPROVER']).stage).toBe('TO_APPROVE');
  });
});
