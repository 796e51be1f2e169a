"""What complaints and ratings show together (监督总览), to supervising offices and to everybody.

Words: *unit* (单位, an office that complaints are about, or that leads them), *series* (系列投诉,
the complaints that repeat one about the same office and proof), *talk* (约谈, the interview of an
office's head by a supervising office above it), *the three rates* (响应率, 解决率, 满意率),
*monthly report* (月报, of a branch, internal), *figures* (公开数据, without what is too few to be
told).
"""
