"""Client request tokens: a repeated call with the same token gets the first answer, and changes nothing."""

from typing import Any, Callable, Dict, Tuple


class RememberedAnswers:
    def __init__(self) -> None:
        self._answers: Dict[Tuple[str, str], Tuple[Dict[str, Any], Dict[str, Any]]] = {}

    def once(self, operation: str, values: Dict[str, Any], answer: Callable[[], Dict[str, Any]]) -> Dict[str, Any]:
        token = values.get("clientRequestToken")
        if token is None:
            return answer()
        known_input, known_output = self._answers.get((operation, token), (None, None))
        if known_output is not None and known_input == values:
            return known_output
        output = answer()
        self._answers[operation, token] = (values, output)
        return output
