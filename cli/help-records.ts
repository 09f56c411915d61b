// What `--help` shows of the commands that work on records: they find the running service, or the table that the environment names.

const where = `Where · 作用于何处
  --data FOLDER    the data folder of this machine, .data/ unless said otherwise (or JIANGLI_DATA); while the service
                   runs there, its database is used · 本机数据文件夹；服务运行时使用其数据库
  JIANGLI_TABLE    on AWS: the table's name, with the usual credentials and AWS_REGION · 在 AWS 上：表名，使用通常的凭证
  DYNAMODB_ENDPOINT  another database that speaks as DynamoDB does · 其他兼容 DynamoDB 的数据库
`;

const tenant = `jiangli tenant create --name-zh NAME --name-en NAME --admin 'ID:NAME:ISSUER|SUBJECT' --admin …

Makes an enterprise with its first two admins, who let everyone else in. Two different people with different logins, since
nobody changes their own rights. ISSUER and SUBJECT are the claims iss and sub of their tokens. The same name again
answers with the enterprise that is there and changes nothing. Prints its id and what to do next.
建立企业及最初两名管理员，其余人员由他们授权。须是两个不同的人、不同的登录账号，因为任何人都不能更改本人的权限。
ISSUER 和 SUBJECT 即令牌中的 iss 和 sub。名称相同时只回答已有的企业，不作更改。打印企业编号和后续步骤。

  jiangli tenant create --name-zh 示例企业 --name-en Example \\
    --admin 'E0001:王芳:https://login.example.com|wangfang' --admin 'E0002:李强:https://login.example.com|liqiang'

On one machine the issuer urn:jiangli:local needs no sign-in service: jiangli token signs for it · 单机可用本机签发者，无需登录服务：

  jiangli tenant create --name-zh 示例企业 --name-en Example \\
    --admin 'E0001:王芳:urn:jiangli:local|wangfang' --admin 'E0002:李强:urn:jiangli:local|liqiang'

${where}`;

const token = `jiangli token --as NAME [--hours N] [--data FOLDER]
jiangli token --subject TEXT
jiangli token --person ID [--tenant ID]

Prints an access token of this machine, for a curl line or a program that is tried out. It holds for 12 hours, and the
service of the same data folder believes it unless JIANGLI_ISSUER names another issuer. Whoever may read the folder may be anyone.
打印本机签发的访问令牌，供 curl 或程序试用。有效期 12 小时；同一数据文件夹的服务接受它，除非 JIANGLI_ISSUER 指明了其他签发者。能读此文件夹的人可以成为任何人。

  --as NAME       one of the demo's people: employee, hr, finance, reviewer, approver, cashier, admin, auditor; an unknown
                  one lists those there are · 演示人员；写错时列出可用的代号
  --subject TEXT  the login urn:jiangli:local|TEXT of your own enterprise · 自己企业的登录账号 urn:jiangli:local|TEXT
  --person ID     the same by the person's id; --tenant where several enterprises have one · 按员工编号查其登录账号

  curl -s http://localhost:3000/v1/my -H "authorization: Bearer $(npx jiangli token --as employee)"
`;

const ledger = `jiangli ledger check [--tenant ID] [--json]

Reads everything of an enterprise and holds it against eleven invariants: postings that add up to zero, awards against
what they left to pay, budgets, runs, payments, versions without gaps, records that follow from the journal, different
people for different duties, and every amount calculated anew. Each break names its line. Exit code 3 where one is found.
通读企业的全部记录，核对十一条不变式；发现问题时指出具体哪一条记录或台账，退出码为 3。

${where}`;

const backup = `jiangli backup FILE [--tenant ID] [--force]

Writes everything of the enterprises, records, journal and files, as it was at one moment, while the service goes on.
The key of sealed account numbers (field.key in the data folder, or KMS) is not in it, only its fingerprint: keep it elsewhere.
A file that is there already is left as it is, unless --force is given.
在服务运行时，把企业的全部记录、台账和文件按同一时刻写入一个文件。加密账号的密钥不在其中（只有其指纹），请另行保管。
已有的文件不会被覆盖，除非加 --force。

${where}`;

const restore = `jiangli restore FILE [--without-key]

Puts back what a backup holds into a table that has none of these enterprises, and checks the ledger of what came out.
A file that was cut short or changed restores nothing. The key of its sealed account numbers, known by its fingerprint,
must be in the data folder first (field.key, mode 600); with --without-key it may follow later.
把备份恢复到没有这些企业的数据库，并检查台账。残缺或被改动的文件不会恢复任何内容。
加密账号所用的密钥（按指纹核对）须先放入数据文件夹（field.key，权限 600）；加 --without-key 则可以后再放。

${where}`;

const demo = `jiangli demo remove [--yes]

Says what will go, asks once more, and removes the demo enterprise with everything in it; an enterprise that is not marked
as a demo is never touched. Without a terminal it needs --yes. It does not come back unless by npm start -- --demo.
先列出将删除的内容并再次确认，然后删除演示企业及其全部内容；未标明为演示的企业不受影响。
不在终端中运行时须加 --yes。之后启动不会重建，除非用 npm start -- --demo。

${where}`;

export const recordPages: { [command: string]: string } = { tenant, token, ledger, backup, restore, demo };
