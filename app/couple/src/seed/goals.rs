//! What the two of the seeded town have set out to do in a year.

use chrono::{DateTime, Days, TimeDelta, Utc};
use platform::{account::AccountId, error::AppError, services::Services};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::goals::model::{Owner, Status};

/// A goal to be written, whose is seen by the first of the two.
struct Goal {
    title: &'static str,
    why: &'static str,
    owner: Owner,
    status: Status,
    set_days_ago: i64,
    /// Days from today, if it is for a day.
    target: Option<i64>,
    actions: &'static [(&'static str, bool)],
}

const GOALS: [Goal; 7] = [
    Goal {
        title: "Un dimanche par mois rien qu’à nous",
        why: "Sans téléphone, sans visite. On se retrouve, et la semaine passe mieux.",
        owner: Owner::Both,
        status: Status::Done,
        set_days_ago: 320,
        target: None,
        actions: &[
            ("Choisir le premier dimanche du mois", true),
            ("Prévenir les deux familles", true),
            ("Retourner manger du poisson au bord du Bandama", true),
        ],
    },
    Goal {
        title: "Refaire le toit avant les pluies",
        why: "Dormir au sec, et ne plus sortir les bassines à chaque orage.",
        owner: Owner::Both,
        status: Status::Done,
        set_days_ago: 260,
        target: Some(-150),
        actions: &[
            ("Demander trois devis de tôles", true),
            ("Mettre 15 000 francs de côté chaque mois", true),
            ("Parler avec le cousin Serge, qui est charpentier", true),
            ("Fixer la semaine des travaux", true),
        ],
    },
    Goal {
        title: "Passer le permis",
        why: "Aller à Abidjan sans attendre le car, et conduire maman à l’hôpital.",
        owner: Owner::Partner,
        status: Status::Paused,
        set_days_ago: 200,
        target: None,
        actions: &[
            ("S’inscrire à l’auto-école de Tiassalé", true),
            ("Apprendre le code, un quart d’heure le soir", false),
            ("Réserver les premières heures de conduite", false),
        ],
    },
    Goal {
        title: "Reprendre les études d’aide-soignante",
        why: "C’est ce que je voulais avant le mariage. À deux, on peut s’organiser.",
        owner: Owner::Me,
        status: Status::Active,
        set_days_ago: 120,
        target: Some(240),
        actions: &[
            ("Retrouver le diplôme du BEPC", true),
            ("Demander le dossier à l’institut", true),
            ("Voir qui garde les enfants le mardi et le jeudi", false),
            ("Écrire la lettre de motivation", false),
            ("Déposer le dossier", false),
        ],
    },
    Goal {
        title: "Parler d’argent sans se fâcher",
        why: "Le dernier jour du mois, on regarde ensemble, et personne n’accuse personne.",
        owner: Owner::Both,
        status: Status::Active,
        set_days_ago: 75,
        target: None,
        actions: &[
            ("Un cahier pour les dépenses de la maison", true),
            ("Décider ensemble au-dessus de 20 000 francs", true),
            ("Le point du 30, avec un thé", false),
        ],
    },
    Goal {
        title: "Planter quatre cacaoyers derrière la maison",
        why: "",
        owner: Owner::Partner,
        status: Status::Active,
        set_days_ago: 40,
        target: Some(45),
        actions: &[
            ("Désherber le fond de la cour", true),
            ("Prendre les plants chez Yao", false),
            ("Creuser avant la prochaine pluie", false),
        ],
    },
    Goal {
        title: "Emmener les enfants voir la mer",
        why: "Ils n’ont jamais vu Grand-Bassam. Nous non plus, pas ensemble.",
        owner: Owner::Both,
        status: Status::Active,
        set_days_ago: 12,
        target: Some(33),
        actions: &[
            ("Choisir un week-end pendant les congés", true),
            ("Demander à la tante de Koumassi si on peut dormir chez elle", false),
            ("Mettre le prix du car de côté", false),
        ],
    },
];

/// Writes the goals of a couple of two accounts; does nothing where there are some.
pub(super) async fn seed(
    transaction: &mut PgConnection,
    services: &Services,
    couple: Uuid,
    both: [AccountId; 2],
) -> Result<(), AppError> {
    let has_some = sqlx::query_scalar!(
        r#"select exists (select from couple.goals where couple_id = $1) as "has_some!""#,
        couple
    )
    .fetch_one(&mut *transaction)
    .await?;
    if has_some {
        return Ok(());
    }
    let now = services.clock.now();
    for (number, goal) in GOALS.iter().enumerate() {
        // The two take turns in setting them.
        let [author, other] = if number % 2 == 0 { both } else { [both[1], both[0]] };
        let written = Written {
            couple,
            author,
            last: if goal.status == Status::Active { author } else { other },
            owner: match goal.owner {
                Owner::Me => Some(both[0].0),
                Owner::Partner => Some(both[1].0),
                Owner::Both => None,
            },
            at: now - TimeDelta::days(goal.set_days_ago),
        };
        write(transaction, services, goal, &written).await?;
    }
    Ok(())
}

/// Who and when, of a goal to be written.
struct Written {
    couple: Uuid,
    author: AccountId,
    last: AccountId,
    owner: Option<Uuid>,
    at: DateTime<Utc>,
}

async fn write(
    transaction: &mut PgConnection,
    services: &Services,
    goal: &Goal,
    written: &Written,
) -> Result<(), AppError> {
    let now = services.clock.now();
    let id = services.chance.id(written.at);
    let target = goal.target.and_then(|days| {
        let today = now.date_naive();
        let distance = Days::new(days.unsigned_abs());
        if days < 0 {
            today.checked_sub_days(distance)
        } else {
            today.checked_add_days(distance)
        }
    });
    let done_at = (goal.status == Status::Done).then(|| written.at + TimeDelta::days(60));
    sqlx::query!(
        "insert into couple.goals
             (id, couple_id, created_by, changed_by, owner_id, title, why, status, target_day,
              created_at, updated_at, done_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, coalesce($11::timestamptz, $10::timestamptz), $11)",
        id,
        written.couple,
        written.author.0,
        written.last.0,
        written.owner,
        goal.title,
        goal.why,
        goal.status.word(),
        target,
        written.at,
        done_at,
    )
    .execute(&mut *transaction)
    .await?;
    for (place, (text, done)) in (1_i32..).zip(goal.actions) {
        let at = written.at + TimeDelta::minutes(i64::from(place));
        sqlx::query!(
            "insert into couple.goal_actions
                 (id, couple_id, goal_id, created_by, changed_by, text, place, created_at, done_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            services.chance.id(at),
            written.couple,
            id,
            written.author.0,
            written.last.0,
            *text,
            place,
            at,
            done.then(|| at + TimeDelta::days(i64::from(place))),
        )
        .execute(&mut *transaction)
        .await?;
    }
    Ok(())
}
