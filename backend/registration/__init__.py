"""registration: what departments declare that they demand, on the forms of the reform.

Words: Form 登记表 (one of five real forms, as data), Filing 填报 (one office's form: rows, or a nil
return), FilingRow 行 (a line of it, and what is wrong there), Fault 填写错误, Matter 政务服务事项
and its MatterMaterial 办理材料, Assistance 协查 (who checks a material for other offices).
Rule of thumb: nothing that was filled in is lost. A row with faults is kept and says in which cell
and what to do; a filing with faults stays a draft.

Flow: a workbook arrives (`actions.receiving`) and is read in a process of its own, row by row
(`jobs`, `reading`); the office mends rows (`actions.drafting`) and files (`actions.filing`), which
replaces its earlier filing and fills the tables of matters and assistance (`actions.declaring`).
`writing` makes the workbooks that offices download, blank or filled.
"""
