; Inno Setup script: iscc /DVersion=0.1.0 packaging\windows\fieldscope.iss, after packaging\build.py.
; Installs for the user without administrator rights, or for all users; only the firewall rule needs them.

#ifndef Version
  #error Version is missing: iscc /DVersion=0.1.0
#endif
#define Source "..\..\dist\fieldscope"
#define Rule "Fieldscope: data of PLCs (UDP 2222)"

[Setup]
AppId={{7D1B1C0E-5E2B-4B39-9C7C-0B6E0D6B7A51}
AppName=Fieldscope
AppVersion={#Version}
AppVerName=Fieldscope {#Version}
VersionInfoVersion={#Version}
DefaultDirName={autopf}\Fieldscope
DefaultGroupName=Fieldscope
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
LicenseFile={#Source}\LICENSE
SetupIconFile=..\..\build\bundle\icons\fieldscope.ico
UninstallDisplayIcon={app}\Fieldscope.exe
OutputDir=..\..\dist
OutputBaseFilename=fieldscope-{#Version}-windows-x86_64-setup
Compression=lzma2/max
SolidCompression=yes
ChangesAssociations=yes
WizardStyle=modern

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"

[CustomMessages]
en.Project=Fieldscope project
de.Project=Fieldscope-Projekt
en.Associate=Open .fieldscope files with Fieldscope
de.Associate=.fieldscope-Dateien mit Fieldscope öffnen
en.Firewall=Allow inbound UDP 2222 in the Windows firewall: PLCs send their data there (needs administrator rights)
de.Firewall=Eingehendes UDP 2222 in der Windows-Firewall erlauben: dorthin senden SPS ihre Daten (braucht Administratorrechte)
en.Demo=Fieldscope demo
de.Demo=Fieldscope-Demo

[Tasks]
Name: "associate"; Description: "{cm:Associate}"
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked
Name: "firewall"; Description: "{cm:Firewall}"

[InstallDelete]
; What an older version had and this one has not must not stay.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Source}\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion

[Icons]
Name: "{group}\Fieldscope"; Filename: "{app}\Fieldscope.exe"; AppUserModelID: "Fieldscope.Fieldscope"
Name: "{group}\{cm:Demo}"; Filename: "{app}\Fieldscope.exe"; Parameters: "demo"; AppUserModelID: "Fieldscope.Fieldscope"
Name: "{autodesktop}\Fieldscope"; Filename: "{app}\Fieldscope.exe"; Tasks: desktopicon; AppUserModelID: "Fieldscope.Fieldscope"

[Registry]
Root: HKA; Subkey: "Software\Classes\.fieldscope"; ValueType: string; ValueData: "Fieldscope.Project"; Flags: uninsdeletevalue; Tasks: associate
Root: HKA; Subkey: "Software\Classes\.fieldscope"; ValueType: string; ValueName: "Content Type"; ValueData: "application/x-fieldscope"; Tasks: associate
Root: HKA; Subkey: "Software\Classes\Fieldscope.Project"; ValueType: string; ValueData: "{cm:Project}"; Flags: uninsdeletekey; Tasks: associate
Root: HKA; Subkey: "Software\Classes\Fieldscope.Project\DefaultIcon"; ValueType: string; ValueData: "{app}\Fieldscope.exe,0"; Tasks: associate
Root: HKA; Subkey: "Software\Classes\Fieldscope.Project\shell\open\command"; ValueType: string; ValueData: """{app}\Fieldscope.exe"" ""%1"""; Tasks: associate

[Run]
Filename: "{app}\Fieldscope.exe"; Description: "{cm:LaunchProgram,Fieldscope}"; Flags: nowait postinstall skipifsilent

[UninstallRun]
Filename: "{sys}\netsh.exe"; Parameters: "advfirewall firewall delete rule name=""{#Rule}"""; Flags: runhidden; RunOnceId: "firewall"; Check: IsAdmin

[Code]
// Without administrator rights Windows asks for them for this one command; a refusal leaves the rest installed.
procedure CurStepChanged(Step: TSetupStep);
var
  Parameters: String;
  Status: Integer;
begin
  if (Step = ssPostInstall) and WizardIsTaskSelected('firewall') then
  begin
    Parameters := 'advfirewall firewall add rule name="{#Rule}" dir=in action=allow protocol=UDP localport=2222 program="'
      + ExpandConstant('{app}\Fieldscope.exe') + '" profile=any';
    if not ShellExec('runas', ExpandConstant('{sys}\netsh.exe'), Parameters, '', SW_HIDE, ewWaitUntilTerminated, Status) then
      Log('the firewall rule was not made: ' + SysErrorMessage(Status))
    else if Status <> 0 then
      Log('netsh ended with status ' + IntToStr(Status));
  end;
end;
