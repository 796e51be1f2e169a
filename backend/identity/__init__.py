"""identity: people, organisations, posts with terms, and who is signed in.

Words: Person 人员, Organisation 单位, Post 岗位 (a role in an organisation for a term),
Session 会话, SignInCode 短信验证码, SecondFactor 动态口令, RecoveryCode 恢复码,
PlatformVisit 统一身份认证.

Rule of thumb: a person signs in, a post decides. A person signs in by a code sent to the phone, or
through the city's identity platform, and acts for herself, or for one organisation in which she
holds posts, with a second factor; what carries legal weight asks for a code once more (step-up).
"""
