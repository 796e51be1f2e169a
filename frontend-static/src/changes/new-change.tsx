/** A new request of my department for changes of the catalogue. */

import { problemOf } from '../desk/verb';
import { StaffOnly } from '../department/staff-only';
import { DraftChangeRequest, type ChangeDraftInput } from '../generated/changes';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { navigate } from '../foundation/router';
import { Page } from '../ui/page';
import { ChangeForm } from './change-form';

const w = words({ title: '写调整申请' }, { title: 'Write a request' });

export default function NewChange() {
  const save = async (input: ChangeDraftInput) => {
    const { draftChangeRequest: answer } = await execute(DraftChangeRequest, { input });
    if (answer.__typename === 'ChangeRequest') navigate(`/department/changes/${answer.id}`, { replace: true });
    return problemOf(answer);
  };
  return (
    <StaffOnly title={w.title}>
      <Page title={w.title} back="/department/changes">
        <ChangeForm written={{ title: '', reason: '', entries: [] }} save={save} />
      </Page>
    </StaffOnly>
  );
}
