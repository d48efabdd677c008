# Shared by ./run, ./test and the Makefile: an environment in .venv that holds just what the requirements name.
# Needs a shell, Python 3.11 or newer and the Python package registry. Read with `.`, not run.

comity_python() {
    # The first Python that is new enough; PYTHON names another.
    for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return 0
        fi
    done
    echo "comity: no Python 3.11 or newer was found; install one, or name it: PYTHON=/path/to/python3 $0" >&2
    return 1
}

comity_venv() {
    # $1 folder: an environment there, or a message that names the package that is missing.
    _python=$(comity_python) || return 1
    if ! "$_python" -c 'import venv, ensurepip' 2>/dev/null; then
        _version=$("$_python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        echo "comity: this Python lacks its venv module; on Debian and Ubuntu: apt-get install python$_version-venv" >&2
        return 1
    fi
    "$_python" -m venv --clear "$1"
}

comity_stamp() {
    # $1 root, $2 kind: what an environment was made from; it changes when a requirement or this file does.
    echo "$2 $(cat "$1/requirements/tools.txt" "$1/requirements/$2.txt" "$1/pyproject.toml" "$1/scripts/setup.sh" | cksum)"
}

comity_install() {
    # $1 root, $2 kind: the tools, the requirements of that kind and the project itself (editable) are in .venv.
    # An environment that another tool made may have no pip; ensurepip puts it there.
    _python=$1/.venv/bin/python
    { "$_python" -c 'import pip' 2>/dev/null || "$_python" -m ensurepip >/dev/null; } &&
        "$_python" -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r "$1/requirements/tools.txt" &&
        "$1/.venv/bin/uv" pip install --quiet --no-progress --python "$_python" --require-hashes -r "$1/requirements/$2.txt" &&
        "$_python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index --editable "$1"
}

comity_setup() {
    # $1 project root, $2 "runtime" or "dev": .venv is in step with the requirements and with the code.
    # The dev set holds the runtime set, so what ./test installed serves ./run too.
    _have=$(cat "$1/.venv/.comity-setup" 2>/dev/null || true)
    if ! "$1/.venv/bin/python" -c '' 2>/dev/null; then
        comity_venv "$1/.venv" || return 1
        _have=
    fi
    if [ "$_have" != "$(comity_stamp "$1" "$2")" ] && [ "$_have" != "$(comity_stamp "$1" dev)" ]; then
        echo "comity: installing what requirements/$2.txt names into .venv ..." >&2
        if ! comity_install "$1" "$2"; then
            echo "comity: the set-up did not finish; is the Python package registry within reach?" >&2
            return 1
        fi
        comity_stamp "$1" "$2" > "$1/.venv/.comity-setup"
    fi
    "$1/.venv/bin/python" -m comity_web.site.catalogues
}
