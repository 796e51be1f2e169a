/** A request of my department: go on writing, file it, take it back, and follow what becomes of it. */

import { VerbTrouble, problemOf, useVerb } from '../desk/verb';
import { FileChangeRequest, WithdrawChangeRequest } from '../generated/changes';
import { StaffOnly } from '../department/staff-only';
import { execute } from '../foundation/graphql';
import { words } from '../foundation/language';
import { PressTwice } from '../request/press-twice';
import { OneChange, type VerbsProps } from './one-change';
import { SayWhy } from './say-why';

const w = words(
  {
    title: '调整申请',
    edit: '修改申请',
    file: '提交申请',
    fileSure: '提交后所有人都能看到这份申请。请核对内容，没有问题就再按一次“提交申请”。',
    withdraw: '不办了？撤回申请',
    withdrawWhy: '为什么撤回？',
    withdrawHint: '所有人都能看到。',
    withdrawDo: '撤回申请',
  },
  {
    title: 'Request for a change',
    edit: 'Edit it',
    file: 'File it',
    fileSure: 'Once it is filed, everybody can read it. Please check it, then press “File it” again.',
    withdraw: 'Changed your mind? Withdraw it',
    withdrawWhy: 'Why do you withdraw it?',
    withdrawHint: 'Everybody can read this.',
    withdrawDo: 'Withdraw it',
  },
);

export default function ChangePage({ params }: { params: { id?: string } }) {
  return (
    <StaffOnly title={w.title}>
      <OneChange
        id={params.id ?? ''}
        back="/department/changes"
        Verbs={Verbs}
      />
    </StaffOnly>
  );
}

function Verbs({ request, onChanged }: VerbsProps) {
  const { id, version, verbs } = request;
  const withdraw = async (reason: string) => {
    const { withdrawChangeRequest: answer } = await execute(WithdrawChangeRequest, { id, version, reason });
    if (answer.__typename === 'ChangeRequest') onChanged(answer);
    return problemOf(answer);
  };
  return (
    <>
      {verbs.includes('EDIT') && (
        <a class="button plain block" href={`/department/changes/${id}/edit`}>
          {w.edit}
        </a>
      )}
      {verbs.includes('FILE') && <Filing request={request} onChanged={onChanged} />}
      {verbs.includes('WITHDRAW') && (
        <details class="card folded">
          <summary>{w.withdraw}</summary>
          <SayWhy name="withdrawal" label={w.withdrawWhy} hint={w.withdrawHint} action={w.withdrawDo} kind="danger" act={withdraw} />
        </details>
      )}
    </>
  );
}

function Filing({ request: { id, version }, onChanged }: VerbsProps) {
  const verb = useVerb();
  const file = () =>
    verb.run(async () => {
      const { fileChangeRequest: answer } = await execute(FileChangeRequest, { id, version });
      if (answer.__typename === 'ChangeRequest') onChanged(answer);
      return problemOf(answer);
    });
  return (
    <>
      <VerbTrouble verb={verb} />
      <PressTwice warning={w.fileSure} onSure={file}>
        {w.file}
      </PressTwice>
    </>
  );
}
