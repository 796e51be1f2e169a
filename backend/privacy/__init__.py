"""Personal data as a whole (个人信息): what is encrypted where, how long things are kept, who goes.

Every other context keeps its own data; this one knows all of them and is known by none, so that no
column and no table is forgotten: `ciphers` finds what is encrypted from the models, `retention` has
the one table of how long, and tests fail for what neither names. docs/privacy.md tells people.

- rotate (轮换密钥): bring what is under an older key under the one that writes now;
- replaced file (被替换的文件): a file of the storage that has the same content under a newer key.
"""
