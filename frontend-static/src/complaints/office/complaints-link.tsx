/** On the worklist: the way to complaints, for those who answer for the office or supervise. */

import { words } from '../../foundation/language';
import { me, rolesOf } from '../../foundation/session';
import { answersForOffice } from './accused-only';

const w = words(
  { about: '对本单位的投诉', handling: '办理投诉' },
  { about: 'Complaints about your office', handling: 'Handle complaints' },
);

export function ComplaintsLink() {
  const roles = rolesOf(me.value);
  return (
    <>
      {answersForOffice(roles) && (
        <p>
          <a class="link" href="/desk/complaints">
            {w.about}
          </a>
        </p>
      )}
      {roles.includes('SUPERVISOR') && (
        <p>
          <a class="link" href="/supervisor/complaints">
            {w.handling}
          </a>
        </p>
      )}
    </>
  );
}
