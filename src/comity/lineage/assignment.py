"""Which row goes with which column so that the sum of their scores is highest."""

from collections import defaultdict
from collections.abc import Mapping

EXACT = 48
"""Up to this many rows or columns hang together, the optimum is found; beyond, the best free pair is taken in turn."""

Cell = tuple[int, int]


def best_assignment(scores: Mapping[Cell, float]) -> list[Cell]:
    """Pairs of row and column, each used once, with the highest sum of `scores`; a cell not given is no pair."""
    found: list[Cell] = []
    for component in _components(scores):
        rows = sorted({row for row, _ in component})
        columns = sorted({column for _, column in component})
        if len(rows) == len(columns) == 1:
            found += component
        elif max(len(rows), len(columns)) <= EXACT:
            found += _hungarian(rows, columns, scores)
        else:
            found += _greedy(component, scores)
    return sorted(found)


def _components(scores: Mapping[Cell, float]) -> list[list[Cell]]:
    """The cells in groups that share no row or column with each other."""
    by_row: dict[int, list[Cell]] = defaultdict(list)
    by_column: dict[int, list[Cell]] = defaultdict(list)
    for cell in scores:
        by_row[cell[0]].append(cell)
        by_column[cell[1]].append(cell)
    seen: set[Cell] = set()
    groups = []
    for first in scores:
        if first in seen:
            continue
        seen.add(first)
        group, waiting = [], [first]
        while waiting:
            cell = waiting.pop()
            group.append(cell)
            for other in by_row.pop(cell[0], []) + by_column.pop(cell[1], []):
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        groups.append(group)
    return groups


def _greedy(cells: list[Cell], scores: Mapping[Cell, float]) -> list[Cell]:
    rows: set[int] = set()
    columns: set[int] = set()
    taken = []
    for row, column in sorted(cells, key=lambda cell: (-scores[cell], cell)):
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            taken.append((row, column))
    return taken


def _hungarian(rows: list[int], columns: list[int], scores: Mapping[Cell, float]) -> list[Cell]:
    """The optimum by shortest augmenting paths (Kuhn, Munkres); a row may stay alone at the cost of its score."""
    size = max(len(rows), len(columns))
    cost = [[0.0] * size for _ in range(size)]
    for i, row in enumerate(rows):
        for j, column in enumerate(columns):
            cost[i][j] = -scores.get((row, column), 0.0)
    row_of = _assigned(cost, size)
    pairs = [(rows[i], columns[j]) for j, i in enumerate(row_of) if i < len(rows) and j < len(columns)]
    return [pair for pair in pairs if pair in scores]


def _assigned(cost: list[list[float]], size: int) -> list[int]:
    """For each column the row assigned to it, at the lowest sum of a square table of costs."""
    above, beside = [0.0] * (size + 1), [0.0] * (size + 1)
    row_at = [size] * (size + 1)  # the last column is the place where a new row begins
    for row in range(size):
        row_at[size] = row
        at = size
        lowest = [float("inf")] * size
        came_from = [size] * size
        done = [False] * (size + 1)
        while row_at[at] != size or at == size:
            done[at] = True
            current, costs = row_at[at], cost[row_at[at]]
            base = beside[current]
            step, following = float("inf"), size
            for column in range(size):
                if done[column]:
                    continue
                reduced = costs[column] - base - above[column]
                if reduced < lowest[column]:
                    lowest[column], came_from[column] = reduced, at
                if lowest[column] < step:
                    step, following = lowest[column], column
            for column in range(size + 1):
                if done[column]:
                    beside[row_at[column]] += step
                    above[column] -= step
                elif column < size:
                    lowest[column] -= step
            at = following
        while at != size:
            row_at[at] = row_at[came_from[at]]
            at = came_from[at]
    return row_at[:size]
