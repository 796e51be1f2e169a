"""exchange: the departments' door (部门接口): papers checked and given to others.

Words: ExchangeClient 接入系统, DepartmentConsole 部门工作台, ExchangeToken 接口密钥, ExchangeScope
接口权限, KeyRequest 密钥申请, Case 办件依据 (case number, purpose, and a legal basis or a consent),
ConsentRequest 授权请求, ExchangeAnswer 应答存证, ExchangeAlert 异常告警. The flow:
 1. a department asks for a key, waits, and collects it once          actions.applying, granting
    or an operator registers a client and issues its token            actions.clients
 2. a request is admitted: token, network, rate                       admission
 3. each operation names its case                                     grounds
 4. papers are checked                                                actions.verifying
 5. consent is asked, and the resident decides                        actions.consenting
 6. what she agreed to is read, copied, followed                      actions.pulling, following
 7. staff without a system ask by hand, on the same path              actions.consoles
 8. every answer is kept as evidence, told to the holder, watched     actions.answering, alarms

Rule of thumb: nothing personal leaves without a case, and nothing leaves that is not written down
in the same transaction.
"""
