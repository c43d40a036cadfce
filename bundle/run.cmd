@echo off
rem Headway on Windows: no network, no administrator rights. The first start installs it into this folder.
rem   run             the demonstration
rem   run serve       your own installation; run --help tells of the other verbs
setlocal
set "HERE=%~dp0"
if exist "%HERE%env\ready" goto start
set "PY="
for %%v in (3.13 3.12 3.11) do (
  if not defined PY py -%%v -c "import venv, ensurepip" >nul 2>nul && set "PY=py -%%v"
)
if not defined PY python -c "import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))" >nul 2>nul && set "PY=python"
if not defined PY (
  echo Headway needs Python 3.11, 3.12 or 3.13. The installer from python.org needs no administrator rights: untick "for all users".
  exit /b 2
)
for /f %%v in ('%PY% -c "import sys; print('%%d.%%d' %% sys.version_info[:2])"') do set "VERSION=%%v"
echo Installing Headway into "%HERE%env". This takes a minute, once.
if exist "%HERE%env" rmdir /s /q "%HERE%env"
%PY% -m venv "%HERE%env" || exit /b 1
"%HERE%env\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check --no-index --find-links "%HERE%wheels" --require-hashes -r "%HERE%requirements\windows-%VERSION%.txt" || exit /b 1
type nul > "%HERE%env\ready"
:start
if not defined HEADWAY_DATA set "HEADWAY_DATA=%HERE%headway-data"
if "%~1"=="" (
  "%HERE%env\Scripts\headway.exe" demo
) else (
  "%HERE%env\Scripts\headway.exe" %*
)
