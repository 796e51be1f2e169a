/** Going on with a draft, or mending what was returned. */

import { useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { problemOf } from '../desk/verb';
import { StaffOnly } from '../department/staff-only';
import { ChangeEntries, ChangeRequestById, EditChangeRequest, type ChangeDraftInput } from '../generated/changes';
import { useTask } from '../foundation/asking';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { readUpTo } from '../foundation/listing';
import { navigate } from '../foundation/router';
import { Page, Waiting } from '../ui/page';
import { ChangeForm, type WrittenChange } from './change-form';
import { entryOfStored } from './typed-entry';

const w = words(
  {
    title: '修改申请',
    large: (count: number) => `这份申请有 ${count} 个事项，太多了，不能在这里逐个修改。请撤回后用表格重新提交。`,
  },
  {
    title: 'Edit the request',
    large: (count: number) => `This request has ${count} items, too many to edit here. Please withdraw it and send a workbook.`,
  },
);

/** More than a person mends one by one; such a request came from a workbook. */
const MOST = 300;

export default function EditChange({ params }: { params: { id?: string } }) {
  return (
    <StaffOnly title={w.title}>
      <Editing id={params.id ?? ''} />
    </StaffOnly>
  );
}

interface Read extends WrittenChange {
  readonly version: number;
  readonly count: number;
}

function Editing({ id }: { id: string }) {
  const address = `/department/changes/${id}`;
  const task = useTask();
  const read = useSignal<Read | undefined>(undefined);
  const ask = () => task.run(async () => void (read.value = await readChange(id)));
  useLayoutEffect(() => void ask(), [id]);
  if (!read.value) {
    return (
      <Page title={w.title} back={address}>
        <Waiting failure={task.failure.value} again={ask} />
      </Page>
    );
  }
  const { version, count } = read.value;
  const save = async (input: ChangeDraftInput) => {
    const { editChangeRequest: answer } = await execute(EditChangeRequest, { id, version, input });
    if (answer.__typename === 'ChangeRequest') navigate(address, { replace: true });
    return problemOf(answer);
  };
  return (
    <Page title={w.title} back={address}>
      {count > MOST ? <p>{w.large(count)}</p> : <ChangeForm written={read.value} save={save} />}
    </Page>
  );
}

async function readChange(id: string): Promise<Read> {
  const { title, reason, version, entryCount } = (await execute(ChangeRequestById, { id })).changeRequest;
  const page = await readUpTo(
    async (after, first) => (await execute(ChangeEntries, { id, first, after })).changeEntries,
    ({ itemCode }) => itemCode,
    Math.min(entryCount, MOST),
  );
  return { title, reason, version, count: entryCount, entries: page.edges.map(({ node }) => entryOfStored(node)) };
}
