"""preservation: the issuer's official archive (归档), which is not the resident's own (archive).

Words: ArchivePackage 归档信息包 (one finished case in one file), part 件内文件 (a file in it),
manifest 文件清单, archival code 档号, retention 保管期限, four-property check 四性检测
(authenticity 真实性, integrity 完整性, usability 可用性, security 安全性), holding 馆藏文件 (a
stored file on record), re-render check 复现检查.

 1. what a case consists of                      materials, casefile, metadata
 2. the file it becomes, the same bytes each time     container, manifest, packages
 3. whether a package is sound, whoever brings it     checking
 4. whether everything on record is still what it was    holdings, verifying

Rule of thumb: nothing here changes a case; it reads, writes down and compares.
"""
