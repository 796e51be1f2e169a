"""The start page while the browser pages are being built: what this is, and its doors."""

from html import escape

from backend.foundation.services import Services

_PAGE = """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>免证通</title>
<link rel="stylesheet" href="/static/verify.css">
</head>
<body>
<main>
<h1>免证通</h1>
<p>基层电子证明：网上申请，村（居）委会核实审批，电子盖章，扫码可验。</p>
<p lang="en">Grassroots e-proofs: ask online, the committee decides, anybody can verify.</p>
<p><a href="/v">验证证明真伪 <span lang="en">Verify a proof</span></a></p>
<p>接口 <span lang="en">API</span>: <code>POST {url}/graphql</code></p>
</main>
</body>
</html>
"""


def welcome_page(services: Services) -> str:
    """The page, with the portal's own address."""
    return _PAGE.format(url=escape(services.public_url))
