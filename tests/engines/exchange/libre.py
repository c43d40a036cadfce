"""LibreOffice without a window: saves a Word file again, and edits one with its own recording of changes."""

import os
import shutil
import signal
import subprocess
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.serving import PATIENCE

WORD = "MS Word 2007 XML"
CALC = "Calc MS Excel 2007 XML"
MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Edits" script:language="StarBasic">
Sub Carry(told As String)
  On Error Goto Failed
  Dim opening(0) As New com.sun.star.beans.PropertyValue
  Dim saving(0) As New com.sun.star.beans.PropertyValue
  opening(0).Name = "Hidden" : opening(0).Value = True
  saving(0).Name = "FilterName" : saving(0).Value = "MS Word 2007 XML"
  Dim lines
  lines = Split(ReadAll(told), Chr(10))
  doc = StarDesktop.loadComponentFromURL(lines(0), "_blank", 0, opening())
  doc.RecordChanges = True
  For i = 2 To UBound(lines)
    parts = Split(lines(i), Chr(9))
    If UBound(parts) >= 2 Then
      wanted = doc.createSearchDescriptor()
      wanted.SearchString = parts(1)
      wanted.SearchCaseSensitive = True
      found = doc.findFirst(wanted)
      If Not IsNull(found) Then
        Select Case parts(0)
        Case "replace"
          found.setString(parts(2))
        Case "insert"
          found.getEnd().setString(parts(2))
        Case "paragraph"
          spot = found.getText().createTextCursorByRange(found.getEnd())
          spot.gotoEndOfParagraph(False)
          spot.getText().insertControlCharacter(spot, com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK, False)
          spot.setString(parts(2))
        Case "split"
          spot = found.getText().createTextCursorByRange(found.getEnd())
          spot.getText().insertControlCharacter(spot, com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK, False)
        End Select
      End If
    End If
  Next
  doc.storeToURL(lines(1), saving())
  doc.close(True)
  StarDesktop.terminate()
  Exit Sub
Failed:
  Print_ told &amp; ".error", Error$ &amp; " in line " &amp; Erl
  StarDesktop.terminate()
End Sub

Sub Print_(place As String, words As String)
  files = CreateUnoService("com.sun.star.ucb.SimpleFileAccess")
  stream = CreateUnoService("com.sun.star.io.TextOutputStream")
  stream.setOutputStream(files.openFileWrite(place))
  stream.writeString(words)
  stream.closeOutput()
End Sub

Function ReadAll(place As String) As String
  files = CreateUnoService("com.sun.star.ucb.SimpleFileAccess")
  stream = CreateUnoService("com.sun.star.io.TextInputStream")
  stream.setInputStream(files.openFileRead(place))
  stream.setEncoding("UTF-8")
  Dim whole As String
  Do While Not stream.isEOF()
    whole = whole &amp; stream.readLine() &amp; Chr(10)
  Loop
  stream.closeInput()
  ReadAll = whole
End Function
</script:module>
"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false">
 <library:element library:name="Edits"/>
</library:library>
"""
LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
 <library:library library:name="Standard"
  xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/>
</library:libraries>
"""


class Libre:
    """One profile of its own in a folder, used for one call after another."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.profile = folder / "profile"
        self._run("--terminate_after_init")  # a new profile is filled at the first start, over what is there
        basic = self.profile / "user" / "basic" / "Standard"
        (basic / "Edits.xba").write_text(MACRO)
        (basic / "script.xlb").write_text(LIBRARY)
        (basic.parent / "script.xlc").write_text(LIBRARIES)

    def saved_again(self, *files: bytes) -> list[bytes]:
        """The same documents, opened and saved as LibreOffice saves them; one start for all."""
        given, out = self.folder / "given", self.folder / "again"
        shutil.rmtree(given, ignore_errors=True)
        given.mkdir()
        names = [given / f"f{place}.docx" for place in range(len(files))]
        for name, data in zip(names, files, strict=True):
            name.write_bytes(data)
        self._run("--convert-to", f"docx:{WORD}", "--outdir", str(out), *map(str, names))
        return [(out / name.name).read_bytes() for name in names]

    def through_odt(self, *files: bytes) -> list[bytes]:
        """The same documents, saved as ODT first and as DOCX from there."""
        given, out = self.folder / "given", self.folder / "odt"
        shutil.rmtree(given, ignore_errors=True)
        given.mkdir()
        names = [given / f"f{place}.docx" for place in range(len(files))]
        for name, data in zip(names, files, strict=True):
            name.write_bytes(data)
        self._run("--convert-to", "odt", "--outdir", str(out), *map(str, names))
        texts = [out / f"{name.stem}.odt" for name in names]
        self._run("--convert-to", f"docx:{WORD}", "--outdir", str(out), *map(str, texts))
        return [(out / name.name).read_bytes() for name in names]

    def workbooks_saved_again(self, *files: bytes) -> list[bytes]:
        """The same workbooks, opened in Calc and saved as Calc saves them; one start for all."""
        given, out = self.folder / "books", self.folder / "books-again"
        shutil.rmtree(given, ignore_errors=True)
        given.mkdir()
        names = [given / f"b{place}.xlsx" for place in range(len(files))]
        for name, data in zip(names, files, strict=True):
            name.write_bytes(data)
        self._run("--convert-to", f"xlsx:{CALC}", "--outdir", str(out), *map(str, names))
        return [(out / name.name).read_bytes() for name in names]

    def edited(self, data: bytes, edits: list[tuple[str, str, str]]) -> bytes:
        """The document after edits with recording on: replace, insert, paragraph or split; what; words.

        No comments: without a window LibreOffice 7.4 falls over a comment's balloon. The corpus has comments, and
        LibreOffice saves them again.
        """
        given, out, told = (self.folder / name for name in ("edit.docx", "edited.docx", "edits.txt"))
        out.unlink(missing_ok=True)
        given.write_bytes(data)
        lines = [given.as_uri(), out.as_uri(), *("\t".join(edit) for edit in edits)]
        told.write_text("\n".join(lines))
        address = f'macro:///Standard.Edits.Carry("{told.as_uri()}")'
        self._run("--norestore", address)
        failed = told.with_name(told.name + ".error")
        assert out.exists(), failed.read_text() if failed.exists() else "LibreOffice wrote nothing"
        return out.read_bytes()

    def _run(self, *arguments: str) -> None:
        program = shutil.which("soffice")
        assert program, "LibreOffice is not installed"
        profile = f"-env:UserInstallation=file://{quote(str(self.profile))}"
        with subprocess.Popen(
            [program, "--headless", profile, *arguments],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as running:
            try:
                assert running.wait(PATIENCE) == 0, "LibreOffice failed"
            except subprocess.TimeoutExpired:
                os.killpg(running.pid, signal.SIGKILL)
                raise


@pytest.fixture(scope="session")
def libre(tmp_path_factory):
    """LibreOffice; a machine without it skips, CI fails."""
    if not shutil.which("soffice"):
        missing = "LibreOffice (soffice) is not installed"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    return Libre(tmp_path_factory.mktemp("libre"))
