class Refusal(Exception):
    """An error that the caller is meant to read. `code` is one of the graph's closed list; everything else that is raised is a bug and masked."""

    def __init__(self, code: str, zh: str, en: str):
        super().__init__(zh)
        self.code, self.zh, self.en = code, zh, en

    def formatted(self) -> dict:
        return {"message": self.zh, "extensions": {"code": self.code, "messageEn": self.en}}
